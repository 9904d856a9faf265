package milepost.participants.http;

import static milepost.participants.RunningService.hears;
import static milepost.participants.RunningService.owner;
import static milepost.participants.RunningService.rows;
import static milepost.participants.domain.DeclarationType.COMPLETED;
import static milepost.participants.domain.DeclarationType.STARTED;
import static milepost.participants.domain.Examples.OCTOBER;
import static milepost.participants.http.Trainee.body;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import milepost.participants.domain.DeclarationState;
import milepost.participants.domain.ecf.EcfCases;
import milepost.platform.web.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What declarations of training records come to as declarations-service publishes them: with a training record's id and no application's. */
class EcfDeclarationsCountTest {

    private static final String V3 = "v3/participants/ecf";
    private static final Instant MAY = Instant.parse("2026-05-03T23:30:00Z");

    /** facts/ecf 7.1. */
    @ParameterizedTest
    @EnumSource(DeclarationState.class)
    void whoCompletedKeepsTheScheduleWhileTheDeclarationIsLive(DeclarationState state) {
        var grace = EcfTrainee.mentor().declared(COMPLETED, MAY, state);

        assertThat(codes(grace, moving("ecf-mentor", "ecf-replacement-september")))
                .isEqualTo(state.isLive() ? List.of("participant_completed") : List.of());
    }

    /** facts/ecf 7.1. */
    @ParameterizedTest
    @EnumSource(DeclarationState.class)
    void aTeacherWhoCompletedMovesToAReducedScheduleOnly(DeclarationState state) {
        var ada = EcfTrainee.teacher().declared(COMPLETED, MAY, state);

        assertThat(codes(ada, moving("ecf-induction", "ecf-standard-january")))
                .isEqualTo(state.isLive() ? List.of("participant_completed", "schedule_invalidates_declarations") : List.of());
        assertThat(codes(ada, moving("ecf-induction", "ecf-reduced-september"))).isEmpty();
    }

    /** facts/ecf 2.12, decisions C3 and D4: the January window for started is open from 1 January to 31 March 2025, London days. */
    @Test
    void whatWasDeclaredMustFitTheNewWindowsFirstAndLastDaysIncluded() {
        assertThat(codes(EcfTrainee.teacher().declared(STARTED, Instant.parse("2024-12-31T23:59:59Z"), DeclarationState.SUBMITTED), january()))
                .containsExactly("schedule_invalidates_declarations");
        assertThat(codes(EcfTrainee.teacher().declared(STARTED, Instant.parse("2025-01-01T00:00:00Z"), DeclarationState.PAYABLE), january())).isEmpty();
        assertThat(codes(EcfTrainee.teacher().declared(STARTED, Instant.parse("2025-03-31T22:59:59Z"), DeclarationState.PAID), january())).isEmpty();
        assertThat(codes(EcfTrainee.teacher().declared(STARTED, Instant.parse("2025-03-31T23:00:00Z"), DeclarationState.ELIGIBLE), january()))
                .containsExactly("schedule_invalidates_declarations");
    }

    /** facts/ecf 2.12. */
    @Test
    void whoseCohortIsFrozenGoesOnIn2024WithWhatWasDeclaredAndBackWhileNothingIsDeclaredThere() {
        var ada = EcfTrainee.teacher().in(EcfCases.Y2021A);
        hears(ada.declaration(EcfCases.Y2021A, STARTED, Instant.parse("2021-10-04T09:00:00Z"), DeclarationState.PAID), 1);

        assertThat(codes(ada, moving("ecf-induction", "ecf-standard-september", "2025")))
                .containsExactly("schedule_invalidates_declarations", "cohort_has_declarations");
        assertThat(codes(ada, moving("ecf-induction", "ecf-standard-september", "2024"))).isEmpty();
        assertThat(enrolment(ada).path("cohort_changed_after_payments_frozen").asBoolean()).isTrue();

        hears(ada.declaration(COMPLETED, Instant.parse("2026-05-04T09:00:00Z"), DeclarationState.SUBMITTED), 1);
        assertThat(codes(ada, moving("ecf-induction", "ecf-reduced-september", "2021"))).containsExactly("cohort_has_declarations");
        hears(ada.declaration(COMPLETED, Instant.parse("2026-05-04T09:00:00Z"), DeclarationState.VOIDED), 2);
        assertThat(codes(ada, moving("ecf-induction", "ecf-reduced-september", "2021"))).isEmpty();
        assertThat(enrolment(ada).path("cohort_changed_after_payments_frozen").asBoolean()).isFalse();
    }

    /** facts/ecf 2.12 and decision D0. */
    @ParameterizedTest
    @EnumSource(DeclarationState.class)
    void anotherCohortIsRefusedWhileADeclarationIsLive(DeclarationState state) {
        var ada = EcfTrainee.teacher().declared(STARTED, OCTOBER, state);

        assertThat(codes(ada, moving("ecf-induction", "ecf-standard-september", "2025")))
                .isEqualTo(state.isLive() ? List.of("schedule_invalidates_declarations", "cohort_has_declarations") : List.of());
    }

    /** Withdrawing and deferring wait for no declaration, unlike for NPQs (decision C2). */
    @Test
    void nobodyIsAskedForDeclarationsToDeferOrWithdraw() {
        var ada = EcfTrainee.teacher();

        assertThat(owner().timesAskedDuring(() -> {
            ada.put(V3, "defer", body("course_identifier", "ecf-induction", "reason", "other")).expectStatus().isOk();
            ada.put(V3, "withdraw", body("course_identifier", "ecf-induction", "reason", "other")).expectStatus().isOk();
        })).isZero();
    }

    /** facts/ecf 2.10. */
    @Test
    void aMentorsFundingEndsWithACompletedDeclarationAndNoLongerOnceItIsVoided() {
        var grace = EcfTrainee.mentor();
        var row = grace.row();
        var before = grace.shown();

        grace.declared(COMPLETED, MAY, DeclarationState.SUBMITTED);
        assertThat(enrolment(grace).path("mentor_funding_end_date").asString()).isEqualTo("2026-05-04");
        assertThat(enrolment(grace).path("mentor_ineligible_for_funding_reason").asString()).isEqualTo("completed_declaration_received");
        hears(grace.declaration(COMPLETED, MAY, DeclarationState.PAID), 2);
        assertThat(rows("SELECT version FROM training_record_history WHERE training_record_id = '" + grace.training() + "'")).hasSize(2);

        hears(grace.declaration(COMPLETED, MAY, DeclarationState.AWAITING_CLAWBACK), 3);
        assertThat(enrolment(grace)).isEqualTo(before.path("ecf_enrolments").path(0));
        assertThat(grace.row()).as("versions 1 and 2 do not show it").isEqualTo(row);
        assertThat(rows("SELECT what, actor FROM training_record_history WHERE training_record_id = '%s' ORDER BY version".formatted(grace.training())))
                .extracting(entry -> entry.get("what") + " by " + entry.get("actor"))
                .containsExactly("said by operator", "completed_declaration_received by system", "completed_declaration_no_longer_live by system");
    }

    private static JsonNode enrolment(EcfTrainee trainee) {
        return trainee.shown().path("ecf_enrolments").path(0);
    }

    private static Object january() {
        return moving("ecf-induction", "ecf-standard-january");
    }

    private static Object moving(String course, String schedule) {
        return body("course_identifier", course, "schedule_identifier", schedule);
    }

    private static Object moving(String course, String schedule, String cohort) {
        return body("course_identifier", course, "schedule_identifier", schedule, "cohort", cohort);
    }

    /** What stands in the way; nothing where it was done. */
    private static List<String> codes(EcfTrainee trainee, Object moving) {
        var answer = trainee.put(V3, "change-schedule", moving).expectBody().returnResult();
        return Json.exact().readTree(answer.getResponseBody()).path("errors").valueStream().map(error -> error.path("code").asString()).toList();
    }
}
