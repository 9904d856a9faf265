package milepost.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import milepost.local.sandbox.EarlyCareerMilestones.Milestone;
import org.junit.jupiter.api.Test;

class EarlyCareerMilestonesTest {

    private final World world = World.read();
    private final List<Milestone> all = EarlyCareerMilestones.of(world, EarlyCareers.of(world, Trainees.of(world)));

    @Test
    void aFewDozenAreDeclaredOfBothRolesInBothCohorts() {
        assertThat(all).hasSizeBetween(40, 90);
        assertThat(all.stream().map(each -> each.of().course() + " " + each.of().cohort().identifier() + " " + each.type()).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("ecf-induction 2024a started", "ecf-induction 2024a retained-1", "ecf-mentor 2024a started",
                        "ecf-mentor 2024a retained-1", "ecf-induction 2025a started", "ecf-mentor 2025a started", "ecf-mentor 2025a completed");
    }

    @Test
    void eachIsDatedInItsWindowAfterTrainingBeganAndDeclaredLater() {
        assertThat(all).allSatisfy(each -> {
            var window = world.ecf().schedulesOf(each.of().cohort()).stream().filter(schedule -> schedule.identifier().equals(each.of().schedule()))
                    .flatMap(schedule -> schedule.windows().stream()).filter(found -> found.type().equals(each.type())).findFirst().orElseThrow();
            assertThat(each.date()).isAfter(each.of().start()).isAfterOrEqualTo(window.from()).isBeforeOrEqualTo(each.on());
            assertThat(window.to() == null || !each.date().isAfter(window.to())).isTrue();
            assertThat(each.on()).isBeforeOrEqualTo(Timeline.END);
        });
    }

    /** facts/ecf 2.4. */
    @Test
    void evidenceIsHeldWhereItIsAskedFor() {
        assertThat(all).allSatisfy(each -> assertThat(each.evidence() != null)
                .isEqualTo(!each.type().equals("started") || each.of().cohort().year() >= 2025));
    }

    @Test
    void somebodyNotEligibleIsDeclaredTooAndNobodyOfWhomThatIsNotKnown() {
        assertThat(all).anyMatch(each -> Boolean.FALSE.equals(each.of().eligible())).noneMatch(each -> each.of().eligible() == null);
    }
}
