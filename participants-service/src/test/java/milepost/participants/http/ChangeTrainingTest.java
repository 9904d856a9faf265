package milepost.participants.http;

import static milepost.participants.RunningService.hears;
import static milepost.participants.RunningService.rows;
import static milepost.participants.domain.Examples.OCTOBER;
import static milepost.participants.http.Trainee.TODAY;
import static milepost.participants.http.Trainee.body;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import milepost.participants.RunningService;
import milepost.participants.domain.CourseIdentifier;
import milepost.participants.domain.DeclarationState;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.catalogue.CatalogueEntry;
import milepost.participants.domain.catalogue.CourseGroup;
import milepost.participants.domain.training.Cases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class ChangeTrainingTest {

    @Test
    void somebodyIsDeferredResumedAndWithdrawnAndTheProviderSeesReasonAndDateOfEach() {
        var trainee = Trainee.started();

        trainee.defer("parental-leave").expectStatus().isOk().expectBody()
                .jsonPath("$.data.id").isEqualTo(trainee.participant().toString())
                .jsonPath("$.data.type").isEqualTo("npq-participant")
                .jsonPath("$.data.attributes.npq_enrolments[0].training_status").isEqualTo("deferred")
                .jsonPath("$.data.attributes.npq_enrolments[0].deferral")
                .isEqualTo(Map.of("reason", "parental-leave", "date", "2024-11-04T08:30:00Z"))
                .jsonPath("$.data.attributes.npq_enrolments[0].withdrawal").isEqualTo(null);

        trainee.resume().expectStatus().isOk().expectBody()
                .jsonPath("$.data.attributes.npq_enrolments[0].training_status").isEqualTo("active")
                .jsonPath("$.data.attributes.npq_enrolments[0].deferral").isEqualTo(null);

        trainee.withdraw("quality-of-programme-structure-not-suitable.").expectStatus().isOk().expectBody()
                .jsonPath("$.data.attributes.npq_enrolments[0].training_status").isEqualTo("withdrawn")
                .jsonPath("$.data.attributes.npq_enrolments[0].withdrawal.reason").isEqualTo("quality-of-programme-structure-not-suitable.");
        assertThat(trainee.shownEnrolment().path("training_status").asString()).isEqualTo("withdrawn");
        assertThat(trainee.enrolment().periods()).extracting(period -> period.status().word())
                .containsExactly("active", "deferred", "active", "withdrawn");
    }

    @Test
    void aScheduleOfAnotherYearBringsItsCohort() {
        var trainee = Trainee.accepted();

        trainee.changeSchedule("npq-leadership-spring", "2025").expectStatus().isOk().expectBody()
                .jsonPath("$.data.attributes.npq_enrolments[0].schedule_identifier").isEqualTo("npq-leadership-spring")
                .jsonPath("$.data.attributes.npq_enrolments[0].cohort").isEqualTo("2025")
                .jsonPath("$.data.attributes.npq_enrolments[0].cohort_suffix").isEqualTo("a");
    }

    @Test
    void everyChangeIsKeptInTheHistoryAndPublishedOnce() {
        var trainee = Trainee.started();
        trainee.defer("other").expectStatus().isOk();
        trainee.resume().expectStatus().isOk();

        assertThat(rows("SELECT what, actor, effective_at FROM enrolment_history WHERE enrolment_id = '%s' ORDER BY version"
                .formatted(trainee.application().id()))).extracting(row -> row.get("what") + " by " + row.get("actor"))
                .containsExactly("enrol by system", "defer by provider", "resume by provider");
        assertThat(rows("SELECT version FROM enrolment WHERE id = '" + trainee.application().id() + "'"))
                .isEqualTo(rows("SELECT max(version) AS version FROM enrolment_history WHERE enrolment_id = '" + trainee.application().id() + "'"));
    }

    @Test
    void aRefusalChangesNothingNotEvenTheTimeOfTheDocument() {
        var trainee = Trainee.started();
        var before = rows("SELECT updated_at FROM participant_document WHERE participant_id = '" + trainee.participant() + "'");

        trainee.defer("because").expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].title").isEqualTo("reason")
                .jsonPath("$.errors[0].code").isEqualTo("reason_unknown")
                .jsonPath("$.errors[0].source.pointer").isEqualTo("/data/attributes/reason");

        assertThat(rows("SELECT updated_at FROM participant_document WHERE participant_id = '" + trainee.participant() + "'")).isEqualTo(before);
        assertThat(trainee.enrolment().periods()).hasSize(1);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceInTheOrderOfTheRules() {
        var trainee = Trainee.accepted();

        trainee.put("defer", "course_identifier", " ", "reason", "").expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[*].code").isEqualTo(List.of("course_identifier_missing", "reason_missing"));
        trainee.put("withdraw", "course_identifier", "npq-unheard-of", "reason", "because").expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[*].code").isEqualTo(List.of("course_identifier_unknown", "reason_unknown"));
    }

    @Test
    void onlyTheExactCourseIsMeant() {
        var trainee = Trainee.started();
        hears(new CatalogueEntry.Course(new CourseIdentifier("npq-senco"),
                CourseGroup.LEADERSHIP));

        trainee.put("resume", "course_identifier", "npq-senco").expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].title").isEqualTo("participant_id")
                .jsonPath("$.errors[0].code").isEqualTo("accepted_application_not_found");
    }

    /** Decisions A14 and A17. */
    @Test
    void aBodyWithoutAttributesIsMalformedAnEmptyOneIsJudgedAndStrangeAttributesAreIgnored() {
        var trainee = Trainee.started();
        var client = RunningService.as(trainee.provider(), TODAY);

        for (Object malformed : List.of("{", "{}", Map.of("data", Map.of()), Map.of("data", Map.of("attributes", "x")))) {
            client.put().uri("/api/v3/participants/npq/" + trainee.participant() + "/resume")
                    .header("Content-Type", "application/json").bodyValue(malformed).exchange().expectStatus().isBadRequest();
        }
        trainee.put(client, "resume", body()).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].code").isEqualTo("course_identifier_missing");
        trainee.put(client, "defer", Map.of("data", Map.of("type", "participant-resume", "attributes", Map.of()))).expectStatus().isEqualTo(422)
                .expectBody().jsonPath("$.errors[0].code").isEqualTo("type_mismatch");
        trainee.put("defer", "course_identifier", "npq-headship", "reason", "other", "mood", "good").expectStatus().isOk();
    }

    @Test
    void whoeverTrainsForTheCourseInThatCohortWithSomebodyElseIsNotMovedThere() {
        var elsewhere = Trainee.accepted();
        elsewhere.changeSchedule("npq-leadership-autumn", "2025").expectStatus().isOk();
        var provider = new LeadProviderId(UUID.randomUUID());
        Cases.catalogue(provider).forEach(RunningService::hears);
        var here = Trainee.with(provider, elsewhere.participant());

        here.changeSchedule("npq-leadership-autumn", "2025").expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors.length()").isEqualTo(1)
                .jsonPath("$.errors[0].title").isEqualTo("cohort")
                .jsonPath("$.errors[0].code").isEqualTo("participant_already_accepted");
        assertThat(here.shownEnrolment().path("cohort").asString()).isEqualTo("2024");
    }

    @ParameterizedTest
    @ValueSource(strings = {"defer", "resume", "withdraw", "change-schedule"})
    void whateverIsSentTheAnswerIsADocumentedRefusal(String action) {
        var trainee = Trainee.started();
        var client = RunningService.as(trainee.provider(), TODAY);
        for (Object odd : List.of(17, true, List.of("npq-headship"), Map.of("a", 1), "x".repeat(5_000), "'; DROP TABLE enrolment; --", "\uD83D\uDE00")) {
            trainee.put(client, action, Map.of("data", Map.of("attributes", Map.of("course_identifier", odd, "reason", odd,
                    "schedule_identifier", odd, "cohort", odd)))).expectStatus().isEqualTo(422).expectBody()
                    .jsonPath("$.errors[0].code").isEqualTo("course_identifier_unknown");
        }
        assertThat(trainee.enrolment().periods()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"defer", "resume", "withdraw", "change-schedule"})
    void whomAProviderDoesNotTrainItDoesNotFind(String action) {
        var trainee = Trainee.started();
        var stranger = RunningService.as(new LeadProviderId(UUID.randomUUID()));

        trainee.put(stranger, action, body()).expectStatus().isNotFound();
        stranger.put().uri("/api/v3/participants/npq/" + UUID.randomUUID() + "/" + action).bodyValue(body()).exchange().expectStatus().isNotFound();
        stranger.put().uri("/api/v3/participants/npq/nobody/" + action).bodyValue(body()).exchange().expectStatus().isNotFound();
    }

    @Test
    void declarationsInTheWayAreNamed() {
        var trainee = Trainee.started();

        trainee.changeSchedule("npq-leadership-autumn", "2025").expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].code").isEqualTo("schedule_invalidates_declarations")
                .jsonPath("$.errors[0].meta.declaration_ids[0]")
                .isEqualTo(trainee.declaration("started", OCTOBER, DeclarationState.SUBMITTED).id().toString());
    }

    /** Decision A11. */
    @Test
    void aCommandRepeatedUnderItsKeyIsAnsweredAgainAndDoneOnce() {
        var trainee = Trainee.started();
        var key = UUID.randomUUID().toString();
        var client = RunningService.as(trainee.provider(), TODAY).mutate().defaultHeader("Idempotency-Key", key).build();
        var deferral = body("course_identifier", "npq-headship", "reason", "other");

        var first = trainee.put(client, "defer", deferral).expectStatus().isOk().expectBody(String.class).returnResult().getResponseBody();
        var again = trainee.put(client, "defer", deferral).expectStatus().isOk().expectHeader().valueEquals("Idempotent-Replayed", "true")
                .expectBody(String.class).returnResult().getResponseBody();

        assertThat(again).isEqualTo(first);
        assertThat(trainee.enrolment().periods()).hasSize(2);
    }

    /** Whatever wins: one line of periods without gap or overlap, and document, history and row tell the same. */
    @Test
    void commandsThatRaceOnOneEnrolmentLeaveItConsistent() throws Exception {
        var trainee = Trainee.started();
        var commands = IntStream.range(0, 6).boxed().flatMap(_ -> Stream.<Callable<Integer>>of(
                () -> status(trainee.defer("other")), () -> status(trainee.resume()), () -> status(trainee.withdraw("other")),
                () -> status(trainee.changeSchedule("npq-leadership-spring", "2024")))).toList();

        List<Integer> statuses;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            statuses = threads.invokeAll(commands).stream().map(Future::resultNow).toList();
        }

        var enrolment = trainee.enrolment();
        assertThat(statuses).allMatch(status -> status == 200 || status == 422);
        assertThat(enrolment.periods()).hasSize(1 + (int) statuses.stream().filter(status -> status == 200).count());
        assertThat(enrolment.periods().getLast().to()).isNull();
        assertThat(enrolment.periods().subList(0, enrolment.periods().size() - 1)).allMatch(period -> period.to() != null);
        assertThat(enrolment.trainingStatus().word()).isEqualTo("withdrawn");
        assertThat(trainee.shownEnrolment().path("training_status").asString()).isEqualTo("withdrawn");
        assertThat(rows("SELECT 1 AS one FROM enrolment_history WHERE enrolment_id = '" + enrolment.id() + "'")).hasSize(enrolment.periods().size());
    }

    private static int status(ResponseSpec answer) {
        return answer.returnResult(String.class).getStatus().value();
    }
}
