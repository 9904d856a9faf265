package milepost.participants.domain.ecf;

import static milepost.participants.domain.DeclarationType.STARTED;
import static milepost.participants.domain.ecf.EcfCases.AT;
import static milepost.participants.domain.ecf.EcfCases.FROZEN_AT;
import static milepost.participants.domain.ecf.EcfCases.JANUARY;
import static milepost.participants.domain.ecf.EcfCases.SEPTEMBER;
import static milepost.participants.domain.ecf.EcfCases.Y2021A;
import static milepost.participants.domain.ecf.EcfCases.Y2023A;
import static milepost.participants.domain.ecf.EcfCases.Y2024A;
import static milepost.participants.domain.ecf.EcfCases.at;
import static milepost.participants.domain.ecf.EcfCases.changed;
import static milepost.participants.domain.ecf.EcfCases.codes;
import static milepost.participants.domain.ecf.EcfCases.declared;
import static milepost.participants.domain.ecf.EcfCases.moving;
import static milepost.participants.domain.ecf.EcfCases.of;
import static milepost.participants.domain.ecf.EcfCases.with;
import static milepost.participants.domain.ecf.Records.mentor;
import static milepost.participants.domain.ecf.Records.teacher;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import milepost.participants.domain.DeclarationState;
import milepost.participants.domain.HeardDeclaration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** facts/ecf 2.12: who may move to another cohort though declarations are live. */
class FrozenPaymentsTest {

    private static final List<String> IN_THE_WAY = List.of("schedule_invalidates_declarations", "cohort_has_declarations");
    private static final TrainingRecord OF_2021 = of(Y2021A, teacher());
    private static final HeardDeclaration IN_2021 = declared(Y2021A, STARTED, "2021-10-04T09:00:00Z", DeclarationState.PAID);

    @Test
    void fromAFrozenCohortTrainingGoesOnIn2024WithWhatWasDeclared() {
        var moved = changed(decide(with(moving(SEPTEMBER, "2024"), OF_2021, IN_2021)));

        assertThat(moved.periods().getLast().cohort()).isEqualTo(Y2024A);
        assertThat(moved.cohortChangedAfterPaymentsFrozen()).isTrue();
    }

    /** A mentor goes like anybody: without anything that is live, and without the mark. */
    @Test
    void noMentorTakesThatWayNorTheWayBack() {
        var moved = changed(decide(with(moving(Role.MENTOR, SEPTEMBER, "2024"), of(Y2021A, mentor()))));

        assertThat(codes(decide(with(moving(Role.MENTOR, SEPTEMBER, "2024"), of(Y2021A, mentor()), IN_2021)))).isEqualTo(IN_THE_WAY);
        assertThat(moved.cohortChangedAfterPaymentsFrozen()).isFalse();
        assertThat(codes(decide(at(later(), moving(Role.MENTOR, SEPTEMBER, "2021"), moved.frozenBehind(true), IN_2021)))).contains("cohort_has_declarations");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023", "2025"})
    void itDoesNotGoOnInAnyOtherYear(String year) {
        assertThat(codes(decide(with(moving(SEPTEMBER, year), OF_2021, IN_2021)))).isEqualTo(IN_THE_WAY);
    }

    @Test
    void aCohortThatIsPaidForIsNotLeftThatWay() {
        assertThat(codes(decide(with(moving(SEPTEMBER, "2024"), of(Y2023A, teacher()), declared(Y2023A, STARTED, "2023-10-02T09:00:00Z", DeclarationState.PAID)))))
                .isEqualTo(IN_THE_WAY);
    }

    /** The request clock says whether payments are frozen already. */
    @Test
    void paymentsAreFrozenFromTheMomentOn() {
        assertThat(codes(decide(at(FROZEN_AT.minusSeconds(1), moving(SEPTEMBER, "2024"), OF_2021, IN_2021)))).isEqualTo(IN_THE_WAY);
        assertThat(codes(decide(at(FROZEN_AT, moving(SEPTEMBER, "2024"), OF_2021, IN_2021)))).isEmpty();
    }

    @Test
    void whoeverHadNothingDeclaredIsMarkedAllTheSame() {
        assertThat(changed(decide(with(moving(SEPTEMBER, "2024"), OF_2021))).cohortChangedAfterPaymentsFrozen()).isTrue();
        assertThat(changed(decide(with(moving(SEPTEMBER, "2025"), OF_2021))).cohortChangedAfterPaymentsFrozen()).isFalse();
    }

    @Test
    void theWayBackIsOpenWhileNothingThatWasDeclaredIn2024IsLive() {
        var moved = changed(decide(with(moving(SEPTEMBER, "2024"), OF_2021, IN_2021)));
        var back = changed(decide(at(later(), moving(SEPTEMBER, "2021"), moved, IN_2021, in2024(DeclarationState.VOIDED))));

        assertThat(back.periods()).extracting(period -> period.cohort().startYear()).containsExactly("2021", "2024", "2021");
        assertThat(back.cohortChangedAfterPaymentsFrozen()).isFalse();
        assertThat(codes(decide(at(later(), moving(SEPTEMBER, "2021"), moved, IN_2021, in2024(DeclarationState.SUBMITTED))))).contains("cohort_has_declarations");
    }

    @Test
    void theWayBackLeadsNowhereElseAndIsNotForThoseWhoNeverCameThatWay() {
        var moved = changed(decide(with(moving(SEPTEMBER, "2024"), OF_2021, IN_2021)));

        assertThat(codes(decide(at(later(), moving(SEPTEMBER, "2023"), moved, IN_2021)))).contains("cohort_has_declarations");
        assertThat(codes(decide(with(moving(SEPTEMBER, "2021"), teacher(), IN_2021)))).containsExactly("cohort_has_declarations");
    }

    @Test
    void otherChangesLeaveTheMark() {
        var moved = changed(decide(with(moving(SEPTEMBER, "2024"), OF_2021)));

        assertThat(changed(decide(at(later(), moving(JANUARY, null), moved))).cohortChangedAfterPaymentsFrozen()).isTrue();
        assertThat(changed(decide(with(moving(JANUARY, null), teacher()))).cohortChangedAfterPaymentsFrozen()).isFalse();
    }

    private static HeardDeclaration in2024(DeclarationState state) {
        return declared(STARTED, "2024-11-04T09:00:00Z", state);
    }

    private static Instant later() {
        return AT.plusSeconds(86_400);
    }

    private static EcfDecision decide(EcfCase facts) {
        return EcfAction.CHANGE_SCHEDULE.decide(facts);
    }
}
