package milepost.participants.domain.ecf;

import static milepost.participants.domain.Examples.ASTER;
import static milepost.participants.domain.Examples.BIRCH;
import static milepost.participants.domain.Examples.OCTOBER;
import static milepost.participants.domain.ecf.EcfCases.asked;
import static milepost.participants.domain.ecf.EcfCases.catalogue;
import static milepost.participants.domain.ecf.EcfCases.changed;
import static milepost.participants.domain.ecf.EcfCases.codes;
import static milepost.participants.domain.ecf.EcfCases.in;
import static milepost.participants.domain.ecf.EcfCases.moving;
import static milepost.participants.domain.ecf.Records.JANUARY;
import static milepost.participants.domain.ecf.Records.given;
import static milepost.participants.domain.ecf.Records.teacher;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.TrainingStatus;
import milepost.participants.domain.catalogue.Excerpt;
import milepost.participants.domain.training.Asked;
import org.junit.jupiter.api.Test;

/** A teacher whom Birch takes over from Aster on 6 January 2025: which of the two may do what, when, and to which part. */
class EcfPendingTransfersTest {

    private static final Instant BEFORE = Instant.parse("2024-12-02T09:00:00Z");
    private static final Instant THE_NIGHT_BEFORE = Instant.parse("2025-01-05T23:59:59Z");
    private static final Instant ON_THE_DAY = JANUARY;
    private static final Instant AFTERWARDS = Instant.parse("2025-01-07T00:00:00Z");

    private final TrainingRecord record = given(teacher(), BIRCH, JANUARY);

    @Test
    void whoeverIsToLeaveIsTheFormerProvidersToTheLastMinuteAndNotAfter() {
        for (var moment : List.of(BEFORE, THE_NIGHT_BEFORE)) {
            assertThat(codes(decide(EcfAction.WITHDRAW, ASTER, moment, asked("moved-school")))).isEmpty();
            assertThat(codes(decide(EcfAction.DEFER, ASTER, moment, asked("other")))).isEmpty();
            assertThat(codes(decide(EcfAction.CHANGE_SCHEDULE, ASTER, moment, moving(EcfCases.JANUARY, null)))).isEmpty();
        }
        for (var action : EcfAction.values()) {
            assertThat(codes(decide(action, ASTER, ON_THE_DAY, new Asked("ecf-induction", "other", "ecf-standard-january", null))))
                    .containsExactly("participant_left");
        }
    }

    @Test
    void whatTheFormerProviderChangesEndsWithItsOwnPart() {
        var withdrawn = changed(decide(EcfAction.WITHDRAW, ASTER, BEFORE, asked("moved-school")));

        assertThat(withdrawn.stretches().getFirst().last().status()).isEqualTo(TrainingStatus.WITHDRAWN);
        assertThat(withdrawn.stretches().getFirst().to()).isEqualTo(JANUARY);
        assertThat(withdrawn.stretches().getLast()).isEqualTo(record.stretches().getLast());
    }

    @Test
    void whoeverIsToComeCanBePutOnAnotherScheduleAndNoMoreBeforeAWholeDayOfTraining() {
        for (var moment : List.of(BEFORE, ON_THE_DAY)) {
            assertThat(codes(decide(EcfAction.CHANGE_SCHEDULE, BIRCH, moment, moving(EcfCases.JANUARY, null)))).isEmpty();
            assertThat(codes(decide(EcfAction.WITHDRAW, BIRCH, moment, asked("other")))).containsExactly("training_under_a_day");
            assertThat(codes(decide(EcfAction.DEFER, BIRCH, moment, asked("other")))).containsExactly("training_under_a_day");
        }
        assertThat(codes(decide(EcfAction.WITHDRAW, BIRCH, AFTERWARDS, asked("other")))).isEmpty();
    }

    @Test
    void whatTheNextProviderChangesBeforehandHoldsFromItsFirstDayOn() {
        var moved = changed(decide(EcfAction.CHANGE_SCHEDULE, BIRCH, BEFORE, moving(EcfCases.JANUARY, null)));

        assertThat(moved.stretches().getFirst()).isEqualTo(record.stretches().getFirst());
        assertThat(moved.stretches().getLast().periods()).singleElement().satisfies(period -> {
            assertThat(period.schedule()).isEqualTo(EcfCases.JANUARY);
            assertThat(period.from()).isEqualTo(JANUARY);
        });
    }

    @Test
    void whoComesBackToAProviderIsItsOwnAgain() {
        var back = given(given(in(TrainingStatus.DEFERRED, teacher()), BIRCH, JANUARY), ASTER, AFTERWARDS);
        var facts = EcfCase.of(asked("other"), ASTER, Optional.of(back), OCTOBER).knowing(List.of(), Excerpt.EMPTY);

        assertThat(codes(EcfAction.DEFER.decide(facts))).containsExactly("participant_already_deferred");
        assertThat(changed(EcfAction.RESUME.decide(facts)).stretches().getLast()).isEqualTo(back.stretches().getLast());
    }

    private EcfDecision decide(EcfAction action, LeadProviderId provider, Instant at, Asked asked) {
        return action.decide(EcfCase.of(asked, provider, Optional.of(record), at).knowing(List.of(), Excerpt.of(catalogue(provider))));
    }
}
