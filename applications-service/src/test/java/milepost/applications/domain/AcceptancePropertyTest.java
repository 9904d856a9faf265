package milepost.applications.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import milepost.applications.domain.ApplicationState.Accepted;
import milepost.applications.domain.ApplicationState.Rejected;
import milepost.applications.domain.catalogue.CohortFunding;
import milepost.applications.domain.catalogue.CohortIdentifier;
import milepost.applications.domain.catalogue.ScheduleIdentifier;
import milepost.platform.testkit.Generators;
import milepost.platform.testkit.Seeds;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AcceptancePropertyTest {

    @Test
    void whateverIsAcceptedKeepsTheInvariantsOfAnApplication() {
        int[] accepted = {0};
        Seeds.forEach("the invariants after an acceptance", 5_000, random -> {
            AcceptCase facts = anyCase(random);
            if (Acceptance.decide(facts) instanceof Acceptance.Decision.Accepted decision) {
                accepted[0]++;
                holds(decision.application(), facts);
                othersAreConsistent(decision, facts);
            }
        });
        assertThat(accepted[0]).as("cases that were accepted").isPositive();
    }

    /** facts/npq 3.2. */
    private static void holds(Application it, AcceptCase facts) {
        Accepted state = (Accepted) it.state();
        assertThat(facts.schedules()).filteredOn(schedule -> schedule.identifier().equals(state.schedule()))
                .singleElement().satisfies(schedule -> {
                    assertThat(schedule.cohort()).isEqualTo(it.cohort());
                    assertThat(schedule.courseGroup()).isEqualTo(it.courseGroup());
                });
        switch (facts.cohort().funding()) {
            case CAPPED -> assertThat(it.fundedPlace()).isNotNull();
            case FULL -> assertThat(it.fundedPlace()).isNull();
            case ZERO -> assertThat(it.fundedPlace()).isFalse();
        }
        if (Boolean.TRUE.equals(it.fundedPlace())) {
            assertThat(it.funding().eligible()).isTrue();
            assertThat(facts.cap().isReached()).isFalse();
        }
    }

    private static void othersAreConsistent(Acceptance.Decision.Accepted decision, AcceptCase facts) {
        assertThat(facts.others()).zipSatisfy(decision.others(), (before, after) -> {
            boolean rival = facts.rivals().contains(before);
            if (rival) {
                assertThat(after.state()).isNotInstanceOf(ApplicationState.Pending.class);
                assertThat(after.isInTraining()).isFalse();
            } else {
                assertThat(after.state()).isEqualTo(before.state());
            }
            if (before.state() instanceof Rejected) {
                assertThat(after.state()).isEqualTo(before.state());
            }
        });
    }

    private static AcceptCase anyCase(RandomGenerator random) {
        CohortFunding funding = Generators.pick(random, List.of(CohortFunding.values()));
        Application application = anyApplication(random, Examples.application(), funding);
        List<Application> others = Generators.list(random, 0, 3, () -> anyApplication(random, application, funding));
        return new AcceptCase(application, others, Examples.cohort(funding), Examples.schedules(),
                new FundingCap(anyCap(random), random.nextInt(3)), Generators.pick(random, List.of(PlaceAnswer.values())),
                Generators.pick(random, List.of(Optional.empty(), Optional.of(new ScheduleIdentifier("npq-leadership-autumn")),
                        Optional.of(new ScheduleIdentifier("npq-specialist-autumn")), Optional.of(new ScheduleIdentifier("none-such")))),
                Examples.AT.plus(Duration.ofDays(random.nextInt(300))), 2);
    }

    private static Application anyApplication(RandomGenerator random, Application like, CohortFunding funding) {
        CohortIdentifier cohort = Generators.pick(random, List.of(Examples.COHORT, Examples.COHORT, CohortIdentifier.of("2023a")));
        boolean first = like.state() instanceof ApplicationState.Pending && like.version() == 1;
        Application fresh = Examples.of(like.participant(), like.course(), like.courseGroup(), first ? Examples.COHORT : cohort)
                .funded(Funding.marked(anyAnswer(random)), Examples.AT)
                .inState(new ApplicationState.Pending(), FundedPlaces.whenReceived(funding), Examples.AT).versioned(2);
        return switch (random.nextInt(first ? 8 : 4)) {
            case 0 -> Examples.accepted(fresh, Examples.AT.plusSeconds(random.nextInt(100)),
                    Generators.pick(random, List.of(TrainingStatus.values())), anyAnswer(random));
            case 1 -> fresh.inState(new Rejected(RejectionReason.OTHER_APPLICATION_IN_THIS_COHORT_ACCEPTED), fresh.fundedPlace(), Examples.AT);
            default -> fresh;
        };
    }

    private static @Nullable Boolean anyAnswer(RandomGenerator random) {
        return Stream.of(Optional.of(true), Optional.of(false), Optional.<Boolean>empty()).skip(random.nextInt(3)).findFirst().orElseThrow()
                .orElse(null);
    }

    private static @Nullable Integer anyCap(RandomGenerator random) {
        return random.nextBoolean() ? null : random.nextInt(3);
    }
}
