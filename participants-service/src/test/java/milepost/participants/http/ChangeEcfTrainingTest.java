package milepost.participants.http;

import static milepost.participants.RunningService.owner;
import static milepost.participants.RunningService.rows;
import static milepost.participants.domain.Examples.OCTOBER;
import static milepost.participants.http.EcfTrainee.TODAY;
import static milepost.participants.http.Trainee.body;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import milepost.participants.RunningService;
import milepost.participants.domain.DeclarationState;
import milepost.participants.domain.DeclarationType;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ecf.Role;
import milepost.platform.web.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The actions of the early career framework wherever a version has them: the same rules and facts, in the shape of the version. */
class ChangeEcfTrainingTest {

    static final List<String> ADDRESSES = List.of("v1/participants/ecf", "v1/participants", "v2/participants/ecf", "v2/participants",
            "v3/participants/ecf");
    private static final List<String> ACTIONS = List.of("withdraw", "defer", "resume", "change-schedule");
    private static final String V3 = "v3/participants/ecf";

    static Stream<String> addresses() {
        return ADDRESSES.stream();
    }

    static Stream<Arguments> everything() {
        return ADDRESSES.stream().flatMap(address -> ACTIONS.stream().map(action -> Arguments.of(address, action)));
    }

    /** Every action of v3, and every other address with one of the actions: what is judged before an action is chosen needs no more. */
    static Stream<Arguments> corners() {
        return Stream.concat(ACTIONS.stream().map(action -> Arguments.of(V3, action)),
                IntStream.range(0, ADDRESSES.size() - 1).mapToObj(i -> Arguments.of(ADDRESSES.get(i), ACTIONS.get(i))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("addresses")
    void somebodyIsDeferredResumedWithdrawnAndResumedAndTheAnswerIsWhatTheProviderSees(String address) {
        var ada = EcfTrainee.teacher();

        assertThat(changed(ada, address, "defer", "reason", "parental-leave").path("training_status").asString()).isEqualTo("deferred");
        assertThat(ada.shown().path("ecf_enrolments").path(0).path("deferral"))
                .isEqualTo(Json.exact().valueToTree(Map.of("reason", "parental-leave", "date", "2024-11-04T08:30:00Z")));
        assertThat(changed(ada, address, "resume").path("training_status").asString()).isEqualTo("active");
        assertThat(changed(ada, address, "withdraw", "reason", "school-left-fip").path("training_status").asString()).isEqualTo("withdrawn");
        assertThat(ada.shown().path("ecf_enrolments").path(0).path("withdrawal").path("reason").asString()).isEqualTo("switched-to-school-led");
        assertThat(ada.row().path("status").asString()).isEqualTo("withdrawn");
        assertThat(changed(ada, address, "resume").path("training_status").asString()).isEqualTo("active");
        assertThat(rows("SELECT what FROM training_record_history WHERE training_record_id = '%s' ORDER BY version".formatted(ada.training())))
                .extracting(row -> row.get("what")).containsExactly("said", "defer", "resume", "withdraw", "resume");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("addresses")
    void aScheduleOfAnotherYearBringsItsCohort(String address) {
        var ada = EcfTrainee.teacher();

        var changed = changed(ada, address, "change-schedule", "schedule_identifier", "ecf-standard-january", "cohort", "2025");

        assertThat(changed.path("schedule_identifier").asString()).isEqualTo("ecf-standard-january");
        assertThat(changed.path("cohort").asString()).isEqualTo("2025");
        assertThat(ada.row().path("cohort").asString()).isEqualTo("2025");
    }

    /** What is answered is the whole document as the provider reads it; of v3 the only enrolment, of v1 and v2 the row. */
    private static JsonNode changed(EcfTrainee ada, String address, String action, String... also) {
        var attributes = new ArrayList<>(List.of("course_identifier", "ecf-induction"));
        attributes.addAll(List.of(also));
        var answer = Json.exact().readTree(ada.put(address, action, body(attributes.toArray(String[]::new))).expectStatus().isOk()
                .expectBody().returnResult().getResponseBody()).path("data");
        assertThat(answer.path("id").asString()).isEqualTo(ada.participant().toString());
        assertThat(answer.path("attributes")).isEqualTo(address.equals(V3) ? ada.shown() : ada.row());
        return address.equals(V3) ? answer.path("attributes").path("ecf_enrolments").path(0) : answer.path("attributes");
    }

    /** Decision A17: everything that is wrong is told at once, in the order of the rules, in every version. */
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everything")
    void emptyAttributesAreJudgedLikeAnyOther(String address, String action) {
        EcfTrainee.teacher().put(address, action, body()).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[*].code").isEqualTo(switch (action) {
                    case "withdraw", "defer" -> List.of("course_identifier_missing", "reason_missing");
                    case "resume" -> List.of("course_identifier_missing");
                    default -> List.of("course_identifier_missing", "schedule_identifier_missing");
                });
    }

    /** Decisions A14 and A17. */
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("corners")
    void aBodyWithoutAttributesIsMalformedAndOneOfAnotherTypeIsRefused(String address, String action) {
        var ada = EcfTrainee.teacher();
        var client = RunningService.as(ada.provider(), TODAY);

        for (Object malformed : List.of("{", "{}", Map.of("data", Map.of()), Map.of("data", Map.of("attributes", "x")))) {
            client.put().uri("/api/" + address + "/" + ada.participant() + "/" + action).header("Content-Type", "application/json")
                    .bodyValue(malformed).exchange().expectStatus().isBadRequest();
        }
        ada.put(address, action, Map.of("data", Map.of("type", "participant", "attributes", Map.of()))).expectStatus().isEqualTo(422)
                .expectBody().jsonPath("$.errors[0].code").isEqualTo("type_mismatch");
        ada.put(address, action, Map.of("data", Map.of("type", "participant-" + action, "attributes", Map.of()))).expectStatus().isEqualTo(422)
                .expectBody().jsonPath("$.errors[0].code").isEqualTo("course_identifier_missing");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("corners")
    void whateverIsSentTheAnswerIsADocumentedRefusalAndNothingChanges(String address, String action) {
        var ada = EcfTrainee.teacher();
        var before = ada.shown();
        for (Object odd : List.of(17, true, List.of("ecf-induction"), Map.of("a", 1), "x".repeat(5_000), "'; DROP TABLE person; --", "npq-headship")) {
            ada.put(address, action, Map.of("data", Map.of("attributes", Map.of("course_identifier", odd, "reason", odd,
                    "schedule_identifier", odd, "cohort", odd)))).expectStatus().isEqualTo(422).expectBody()
                    .jsonPath("$.errors[0].title").isEqualTo("course_identifier")
                    .jsonPath("$.errors[0].code").isEqualTo("course_identifier_unknown");
        }
        assertThat(ada.record().periods()).hasSize(1);
        assertThat(ada.shown()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everything")
    void whomAProviderDoesNotTrainItDoesNotFind(String address, String action) {
        var ada = EcfTrainee.teacher();
        var stranger = RunningService.as(new LeadProviderId(UUID.randomUUID()));

        ada.put(stranger, address, action, body()).expectStatus().isNotFound();
        stranger.put().uri("/api/" + address + "/" + UUID.randomUUID() + "/" + action).bodyValue(body()).exchange().expectStatus().isNotFound();
        stranger.put().uri("/api/" + address + "/nobody/" + action).bodyValue(body()).exchange().expectStatus().isNotFound();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everything")
    void whoeverLeftIsNoLongerTheProvidersToChange(String address, String action) {
        var ada = EcfTrainee.teacher().givenTo(new LeadProviderId(UUID.randomUUID()), OCTOBER);

        ada.put(address, action, body("course_identifier", "ecf-induction", "reason", "other", "schedule_identifier", "ecf-standard-january"))
                .expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors.length()").isEqualTo(1)
                .jsonPath("$.errors[0].title").isEqualTo("participant_id")
                .jsonPath("$.errors[0].code").isEqualTo("participant_left");
    }

    /** Decision A15. */
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("corners")
    void anIdThatWasRetiredIsRefusedToThoseWhoSeeTheSurvivorOnly(String address, String action) {
        var ada = EcfTrainee.teacher();
        var retired = RunningService.person("Ada B");
        RunningService.operator("intake").post().uri("/operator/v1/participants/" + retired + "/merge")
                .bodyValue(Map.of("into", ada.participant().toString())).exchange().expectStatus().isOk();
        var merged = new EcfTrainee(retired, ada.provider(), ada.training());

        merged.put(address, action, body()).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].title").isEqualTo("participant_id")
                .jsonPath("$.errors[0].code").isEqualTo("participant_id_changed")
                .jsonPath("$.errors[0].meta.participant_id").isEqualTo(ada.participant().toString());
        merged.put(RunningService.as(new LeadProviderId(UUID.randomUUID())), address, action, body()).expectStatus().isNotFound();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("addresses")
    void ofATeacherWhoIsAMentorTheCourseDecidesWhichTrainingIsMeant(String address) {
        var teacher = EcfTrainee.teacher();
        var mentor = EcfTrainee.with(teacher.provider(), teacher.participant(), Role.MENTOR);

        var answer = Json.exact().readTree(mentor.put(address, "withdraw", body("course_identifier", "ecf-mentor", "reason", "mentor-no-longer-being-mentor"))
                .expectStatus().isOk().expectBody().returnResult().getResponseBody()).path("data").path("attributes");

        assertThat(teacher.record().periods()).hasSize(1);
        assertThat(mentor.record().periods().getLast().status().word()).isEqualTo("withdrawn");
        if (address.equals(V3)) {
            assertThat(answer.path("ecf_enrolments").valueStream().map(each -> each.path("training_status").asString())).containsExactly("active", "withdrawn");
        } else {
            assertThat(answer.path("participant_type").asString()).isEqualTo("mentor");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("addresses")
    void aCourseOnWhichTheParticipantIsNotTheProvidersIsNotRecognised(String address) {
        EcfTrainee.teacher().put(address, "resume", body("course_identifier", "ecf-mentor")).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors.length()").isEqualTo(1)
                .jsonPath("$.errors[0].title").isEqualTo("course_identifier")
                .jsonPath("$.errors[0].code").isEqualTo("training_record_not_found");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("addresses")
    void aRefusalNamesTheAttributeAsExistingClientsExpectAndMovesNoTime(String address) {
        var ada = EcfTrainee.teacher();
        changed(ada, address, "withdraw", "reason", "other");
        var before = rows("SELECT updated_at FROM ecf_row_document WHERE training_record_id = '" + ada.training() + "'");

        ada.put(address, "withdraw", body("course_identifier", "ecf-induction", "reason", "because")).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[*].title").isEqualTo(List.of("reason", "participant_profile"))
                .jsonPath("$.errors[*].code").isEqualTo(List.of("reason_unknown", "participant_already_withdrawn"))
                .jsonPath("$.errors[0].source.pointer").isEqualTo("/data/attributes/reason");

        assertThat(rows("SELECT updated_at FROM ecf_row_document WHERE training_record_id = '" + ada.training() + "'")).isEqualTo(before);
        assertThat(ada.record().periods()).hasSize(2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("addresses")
    void declarationsInTheWayAreNamedAndTheirOwnerIsAskedBeforeARefusal(String address) {
        var ada = EcfTrainee.teacher().declared(DeclarationType.STARTED, OCTOBER, DeclarationState.SUBMITTED);
        var moving = body("course_identifier", "ecf-induction", "schedule_identifier", "ecf-standard-september", "cohort", "2025");

        assertThat(owner().askedDuring(() -> ada.put(address, "change-schedule", moving).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[*].code").isEqualTo(List.of("schedule_invalidates_declarations", "cohort_has_declarations"))
                .jsonPath("$.errors[1].meta.declaration_ids[0]")
                .isEqualTo(ada.declaration(DeclarationType.STARTED, OCTOBER, DeclarationState.SUBMITTED).id().toString()))).contains("declarations", "cohorts", "schedules");
        owner().downDuring(() -> ada.put(address, "change-schedule", moving).expectStatus().isEqualTo(503).expectHeader().exists("Retry-After"));

        owner().knows(ada.declaration(DeclarationType.STARTED, OCTOBER, DeclarationState.VOIDED), 2);
        ada.put(address, "change-schedule", moving).expectStatus().isOk();
    }
}
