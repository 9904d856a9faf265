package milepost.statements;

import static milepost.statements.domain.DeclarationType.COMPLETED;
import static milepost.statements.domain.DeclarationType.RETAINED_1;
import static milepost.statements.domain.DeclarationType.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import milepost.statements.application.DeclarationCopies.Copy;
import milepost.statements.application.ShowExpected;
import milepost.statements.application.TrainingCopies.Training;
import milepost.statements.application.Trainings.InTraining;
import milepost.statements.domain.Family;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.expected.Expected;
import milepost.statements.domain.expected.ExpectedOutput;
import milepost.statements.domain.expected.Trainees;
import milepost.statements.domain.pricing.Money;
import org.junit.jupiter.api.Test;

/** What is kept of training and told of what is expected, on every kind of ports. */
public abstract class TrainingContract {

    private static final UUID SOMEBODY = new UUID(1, 1);

    private final Kept kept = fresh();
    private final Finance finance = new Finance(kept);
    private final Trained trained = new Trained(kept);
    private final StatementId november = new StatementId(new UUID(11, 1));

    protected abstract Kept fresh();

    /** The worked figure I of facts/npq 7.5. */
    @Test
    void twentyInTrainingAreExpectedAsTheFactsWorkItOut() {
        finance.agrees(Finance.LARKFIELD, Finance.HEADSHIP, "1000.00");
        trained.opens(november, Finance.LARKFIELD, Family.NPQ, "started", "retained-1");
        trained.schedules(Trained.AUTUMN, 1, "started", "retained-1", "retained-2", "completed");
        for (int i = 0; i < 20; i++) {
            Training person = Trained.headship(new UUID(20, i));
            trained.trains(i < 15 || i >= 18 ? person : Trained.withdrawn(person));
            trained.funds(person.id(), i < 14, 1);
            if (i < 18) {
                // twelve earn; what is declared in whatever state opens the next milestone
                finance.hears(Trained.declared(person, "started", i < 12));
            }
            if (i < 5) {
                finance.hears(Trained.declared(person, "retained-1", true));
            }
        }

        var expectation = trained.expectation(november);

        assertThat(expectation.milestones()).containsExactly(new Expected(STARTED, 20, 12, 8), new Expected(RETAINED_1, 15, 5, 18));
        assertThat(List.of(expectation.expected(), expectation.received(), expectation.remaining())).containsExactly(35, 17, 18);
        assertThat(expectation.outputs()).containsExactly(new ExpectedOutput(Finance.HEADSHIP, 20, 14, Optional.of(Money.of("150.00"))));
        assertThat(expectation.outputPayment()).isEqualTo(Money.of("2100.00"));
    }

    @Test
    void aClosedStatementExpectsWhoTrainsNowAtThePricesItKept() {
        finance.agrees(Finance.LARKFIELD, Finance.HEADSHIP, "1000.00");
        trained.opens(november, Finance.LARKFIELD, Family.NPQ, "started");
        Training person = Trained.headship(SOMEBODY);
        trained.trains(person);
        trained.funds(SOMEBODY, true, 1);
        finance.hears(Trained.declared(person, "started", true));
        finance.cutsOff(Instant.parse("2024-11-26T09:00:00Z"));
        finance.agrees(Finance.LARKFIELD, Finance.HEADSHIP, "2000.00");
        trained.trains(Trained.headship(new UUID(1, 2)));
        trained.funds(new UUID(1, 2), true, 1);

        assertThat(trained.expectation(november).milestones()).containsExactly(new Expected(STARTED, 2, 1, 1));
        assertThat(trained.expectation(november).outputPayment()).isEqualTo(Money.of("300.00"));
        finance.authorises(november, Instant.parse("2024-11-26T09:00:00Z"));
        assertThat(trained.expectation(november).outputPayment()).isEqualTo(Money.of("300.00"));
    }

    @Test
    void peopleAreCountedInGroupsWithTheProviderAndInTheCohortThatTheyTrainIn() {
        trained.schedules(Trained.AUTUMN, 1, "started", "completed");
        Training moved = Trained.headship(new UUID(3, 1));
        Training reverted = Trained.headship(new UUID(3, 2));
        trained.trains(Trained.headship(SOMEBODY), Trained.headship(new UUID(1, 2)), moved, reverted, Trained.withdrawn(Trained.headship(new UUID(1, 3))));
        trained.trains(Trained.with(moved, Finance.HARBOURSIDE), Trained.noLongerAccepted(reverted));
        trained.funds(SOMEBODY, true, 1);
        trained.funds(new UUID(1, 2), true, 1);
        finance.hears(Trained.declared(moved, "started", true));
        finance.hears(Trained.declared(Trained.with(Trained.headship(SOMEBODY), Finance.HARBOURSIDE), "started", false));

        assertThat(with(Finance.LARKFIELD).trainees()).containsExactlyInAnyOrder(
                group(true, true, 1, true), group(true, true, 1, false), group(false, false, 1, false));
        // what the former provider declared counts for the person
        assertThat(with(Finance.HARBOURSIDE).trainees()).containsExactly(group(true, false, 1, true));
        trained.trains(Trained.headship(new UUID(1, 4)));
        trained.funds(new UUID(1, 4), true, 1);
        assertThat(with(Finance.LARKFIELD).trainees()).contains(group(true, true, 2, false));
    }

    @Test
    void aLowerVersionChangesNothingAndTheSameIsTakenAgain() {
        Training person = Trained.headship(SOMEBODY);
        Training withdrawn = Trained.withdrawn(person);

        assertThat(trained.trains(withdrawn, Trained.headship(new UUID(1, 2)))).containsExactlyInAnyOrder(SOMEBODY, new UUID(1, 2));
        assertThat(trained.trains(person, Trained.headship(new UUID(1, 2)))).containsExactly(new UUID(1, 2));
        assertThat(trained.trains(withdrawn)).containsExactly(SOMEBODY);
        assertThat(trained.funds(SOMEBODY, true, 5)).containsExactly(SOMEBODY);
        assertThat(trained.funds(SOMEBODY, false, 4)).isEmpty();
        assertThat(trained.funds(SOMEBODY, true, 5)).containsExactly(SOMEBODY);
        assertThat(trained.schedules(Trained.AUTUMN, 2, "started", "completed")).isTrue();
        assertThat(trained.schedules(Trained.AUTUMN, 1, "started")).isFalse();
        assertThat(trained.schedules(Trained.AUTUMN, 2, "started", "completed")).isTrue();

        assertThat(with(Finance.LARKFIELD).trainees()).containsExactlyInAnyOrder(group(false, true, 1, false), group(true, false, 1, false));
    }

    @Test
    void ofAScheduleThatIsNotKnownOnlyStartsAreExpected() {
        trained.opens(november, Finance.LARKFIELD, Family.NPQ, "started", "completed");
        Training person = Trained.headship(SOMEBODY);
        trained.trains(person);
        Copy started = Trained.declared(person, "started", true);
        finance.hears(started);

        assertThat(with(Finance.LARKFIELD).schedulesKnown()).isFalse();
        assertThat(trained.expectation(november).milestones()).containsExactly(new Expected(STARTED, 1, 1, 0), new Expected(COMPLETED, 0, 0, 0));

        trained.schedules(Trained.AUTUMN, 1, "started", "completed");
        assertThat(with(Finance.LARKFIELD).schedulesKnown()).isTrue();
        assertThat(trained.expectation(november).milestones()).containsExactly(new Expected(STARTED, 1, 1, 0), new Expected(COMPLETED, 1, 0, 1));
        finance.hears(Finance.now(started, "voided"));
        assertThat(trained.expectation(november).milestones()).containsExactly(new Expected(STARTED, 1, 0, 1), new Expected(COMPLETED, 1, 0, 2));
    }

    @Test
    void nobodySaysWhatAnEcfStatementExpects() {
        trained.opens(november, Finance.LARKFIELD, Family.ECF, "started");

        assertThat(trained.asks(november)).isInstanceOf(ShowExpected.Outcome.OfNpqOnly.class);
        assertThat(trained.asks(new StatementId(new UUID(4, 4)))).isNull();
    }

    private InTraining with(LeadProviderId provider) {
        return kept.trainings().of(provider, Finance.COHORT).block(Finance.PATIENCE);
    }

    /** Of the autumn's headships. */
    private static Trainees group(boolean active, boolean fundable, int number, boolean started) {
        return new Trainees(Finance.HEADSHIP, active, fundable, Set.of(STARTED, COMPLETED), started ? Set.of(STARTED) : Set.of(), number);
    }
}
