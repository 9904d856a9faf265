package milepost.participants.domain.ecf;

import static milepost.participants.domain.DeclarationType.COMPLETED;
import static milepost.participants.domain.DeclarationType.STARTED;
import static milepost.participants.domain.ecf.EcfCases.Y2021A;
import static milepost.participants.domain.ecf.EcfCases.Y2025A;
import static milepost.participants.domain.ecf.EcfCases.declared;
import static milepost.participants.domain.ecf.Records.mentor;
import static milepost.participants.domain.ecf.Records.teacher;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import milepost.participants.domain.DeclarationState;
import milepost.participants.domain.Examples;
import milepost.participants.domain.HeardDeclaration;
import milepost.participants.domain.TrainingStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** facts/ecf 2.10: when a mentor's funding ends. */
class CompletingTest {

    private static final String MAY = "2026-05-04T09:00:00Z";
    private static final LocalDate FOURTH_OF_MAY = LocalDate.of(2026, 5, 4);

    @ParameterizedTest
    @EnumSource(DeclarationState.class)
    void aMentorsFundingEndsWhileACompletedDeclarationIsLive(DeclarationState state) {
        var after = Completing.decide(mentor(), List.of(declared(COMPLETED, MAY, state)));

        assertThat(after.map(TrainingRecord::mentorFundingEnds)).isEqualTo(
                state.isLive() ? Optional.of(FOURTH_OF_MAY) : Optional.empty());
    }

    @ParameterizedTest
    @EnumSource(DeclarationState.class)
    void onceNoneIsLiveAnyLongerTheFundingEndsNoMore(DeclarationState state) {
        var completed = mentor().completed(FOURTH_OF_MAY, Instant.parse(MAY));

        var after = Completing.decide(completed, List.of(declared(COMPLETED, MAY, state)));

        assertThat(after.isPresent()).isEqualTo(!state.isLive());
        after.ifPresent(record -> assertThat(record.mentorFundingEnds()).isNull());
    }

    @Test
    void ofSeveralTheLatestLiveOneCounts() {
        var earlier = declared(COMPLETED, "2026-04-01T09:00:00Z", DeclarationState.PAID);
        var later = declared(COMPLETED, MAY, DeclarationState.SUBMITTED);
        var voided = declared(COMPLETED, "2026-06-01T09:00:00Z", DeclarationState.VOIDED);

        assertThat(Completing.mentorFundingEnds(Role.MENTOR, List.of(later, voided, earlier))).isEqualTo(FOURTH_OF_MAY);
        assertThat(Completing.mentorFundingEnds(Role.MENTOR, List.of(voided, earlier))).isEqualTo(LocalDate.of(2026, 4, 1));
    }

    /** Decision A16. */
    @ParameterizedTest
    @CsvSource({"2026-05-03T22:59:59Z, 2026-05-03", "2026-05-03T23:00:00Z, 2026-05-04", "2026-01-31T23:59:59Z, 2026-01-31"})
    void theDayIsLondons(String date, LocalDate day) {
        assertThat(Completing.mentorFundingEnds(Role.MENTOR, List.of(declared(COMPLETED, date, DeclarationState.ELIGIBLE)))).isEqualTo(day);
    }

    @Test
    void nothingElseThatIsDeclaredAndNothingDeclaredOfATeacherEndsIt() {
        assertThat(Completing.decide(mentor(), List.of())).isEmpty();
        assertThat(Completing.decide(mentor(), List.of(declared(STARTED, MAY, DeclarationState.PAID)))).isEmpty();
        assertThat(Completing.decide(teacher(), List.of(declared(COMPLETED, MAY, DeclarationState.PAID)))).isEmpty();
    }

    @Test
    void itIsSoInEveryCohort() {
        for (var cohort : List.of(Y2021A, Y2025A)) {
            assertThat(Completing.decide(EcfCases.of(cohort, mentor()), List.of(declared(cohort, COMPLETED, MAY, DeclarationState.SUBMITTED))))
                    .hasValueSatisfying(record -> assertThat(record.mentorFundingEnds()).isEqualTo(FOURTH_OF_MAY));
        }
    }

    @Test
    void itHoldsByTheClockOfWhateverWasDoneLastAndChangesNothingElse() {
        var declared = at("2026-05-05T08:00:00Z", DeclarationState.SUBMITTED);
        var completed = Completing.decide(mentor(), List.of(declared)).orElseThrow();
        assertThat(completed).isEqualTo(mentor().completed(FOURTH_OF_MAY, Instant.parse("2026-05-05T08:00:00Z")));

        var voided = at("2026-05-06T08:00:00Z", DeclarationState.VOIDED);
        assertThat(Completing.decide(completed, List.of(voided))).contains(mentor().completed(null, Instant.parse("2026-05-06T08:00:00Z")));
    }

    /** Copies from before it was read do not say by which clock they changed. */
    @Test
    void whereNoClockIsKnownTheRecordsOwnStays() {
        var old = declared(COMPLETED, MAY, DeclarationState.PAID);
        var copy = new HeardDeclaration(old.id(), old.training(), old.type(), old.date(), old.state(), null, null);

        assertThat(Completing.decide(mentor(), List.of(copy))).contains(mentor().completed(FOURTH_OF_MAY, mentor().effectiveAt()));
    }

    @Test
    void itStaysWhateverElseBecomesOfTheTraining() {
        var completed = mentor().completed(FOURTH_OF_MAY, Instant.parse(MAY));
        var last = completed.stretches().getLast();
        var later = Instant.parse("2026-06-01T09:00:00Z");

        assertThat(List.of(completed.moved(last, TrainingStatus.WITHDRAWN, "other", later),
                completed.rescheduled(last, Y2025A, EcfCases.REPLACEMENT, later), completed.movedTo(teacher().participant(), later),
                completed.in(teacher().circumstances(), later), completed.frozenBehind(true),
                Records.given(completed, Examples.BIRCH, later)))
                .extracting(TrainingRecord::mentorFundingEnds).containsOnly(FOURTH_OF_MAY);
    }

    private static HeardDeclaration at(String clock, DeclarationState state) {
        var declared = declared(COMPLETED, MAY, state);
        return new HeardDeclaration(declared.id(), declared.training(), declared.type(), declared.date(), state, declared.cohort(), Instant.parse(clock));
    }
}
