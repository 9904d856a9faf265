package milepost.statements.domain.expected;

import static milepost.statements.domain.DeclarationType.COMPLETED;
import static milepost.statements.domain.DeclarationType.RETAINED_1;
import static milepost.statements.domain.DeclarationType.RETAINED_2;
import static milepost.statements.domain.DeclarationType.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import milepost.statements.domain.ContractId;
import milepost.statements.domain.DeclarationType;
import milepost.statements.domain.pricing.ContractVersion;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.pricing.NpqTerms;
import org.junit.jupiter.api.Test;

class ExpectationTest {

    private static final String HEADSHIP = "npq-headship";
    private static final String LITERACY = "npq-leading-literacy";
    private static final List<DeclarationType> LEADERSHIP = List.of(STARTED, RETAINED_1, RETAINED_2, COMPLETED);
    private static final List<DeclarationType> SPECIALIST = List.of(STARTED, RETAINED_1, COMPLETED);

    /** The worked figure I of facts/npq 7.5. */
    @Test
    void whatAnEarlierMilestoneLacksIsLackingOnTheNextOneToo() {
        List<Trainee> trainees = new ArrayList<>();
        trainees.addAll(times(15, trainee(true, Set.of(STARTED))));
        trainees.addAll(times(3, trainee(false, Set.of(STARTED))));
        trainees.addAll(times(2, trainee(true, Set.of())));

        Expectation expectation = Expectation.of(Set.of(STARTED, RETAINED_1), trainees, Map.of(STARTED, 12, RETAINED_1, 5));

        // all 20 are expected to start, and 15 who did and still train to stay
        assertThat(expectation.expected()).isEqualTo(Map.of(STARTED, 20, RETAINED_1, 15));
        assertThat(expectation.totalExpected()).isEqualTo(35);
        // 20 − 12
        assertThat(expectation.remaining(STARTED)).isEqualTo(8);
        // 15 − 5, and the 8 who have yet to start
        assertThat(expectation.remaining(RETAINED_1)).isEqualTo(18);
        // 35 − (12 + 5)
        assertThat(expectation.totalRemaining()).isEqualTo(18);
    }

    @Test
    void completionFollowsTheLastMilestoneTheScheduleHas() {
        Set<DeclarationType> stayed = Set.of(STARTED, RETAINED_1);
        Trainee toStayOn = new Trainee(HEADSHIP, true, true, LEADERSHIP, stayed);
        Trainee toComplete = new Trainee(LITERACY, true, true, SPECIALIST, stayed);

        Expectation expectation = Expectation.of(Set.of(RETAINED_2, COMPLETED), List.of(toStayOn, toComplete), Map.of());

        assertThat(expectation.expected()).isEqualTo(Map.of(RETAINED_2, 1, COMPLETED, 1));
    }

    @Test
    void aMilestoneFromWhichNobodyIsExpectedLacksNothingWhateverTheEarlierOnesLack() {
        Expectation expectation = Expectation.of(Set.of(STARTED, COMPLETED), List.of(trainee(true, Set.of())), Map.of());

        assertThat(expectation.remaining(STARTED)).isEqualTo(1);
        assertThat(expectation.remaining(COMPLETED)).isZero();
        assertThat(expectation.remaining(RETAINED_1)).isZero();
    }

    @Test
    void theExpectedOutputIsThePriceOfEachWhoIsExpectedAndWouldBePaid() {
        List<Trainee> trainees = List.of(
                trainee(true, Set.of(STARTED)),
                new Trainee(HEADSHIP, true, false, LEADERSHIP, Set.of()),
                new Trainee(LITERACY, true, true, SPECIALIST, Set.of()));

        // one headship at 1,000 × 60 % / 4 = 150, once for both milestones; one is not funded, and literacy has no contract
        assertThat(Expectation.outputPayment(Set.of(STARTED, RETAINED_1), trainees, List.of(contract()))).isEqualTo(Money.of("150.00"));
    }

    private static Trainee trainee(boolean active, Set<DeclarationType> declared) {
        return new Trainee(HEADSHIP, active, true, LEADERSHIP, declared);
    }

    private static List<Trainee> times(int times, Trainee trainee) {
        return Collections.nCopies(times, trainee);
    }

    private static ContractVersion contract() {
        return new ContractVersion(new ContractId(new UUID(1, 1)), 1, HEADSHIP, new NpqTerms(false, Money.of("1000.00"), 60, 4, 40, 19, 72,
                Money.ZERO, Money.of("100.00")));
    }
}
