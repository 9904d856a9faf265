package milepost.participants.http;

import static milepost.participants.RunningService.hears;
import static milepost.participants.RunningService.operator;
import static milepost.participants.RunningService.owner;
import static milepost.participants.RunningService.peer;
import static milepost.participants.RunningService.rows;
import static milepost.participants.domain.Examples.NOVEMBER;
import static milepost.participants.domain.Examples.OCTOBER;
import static milepost.participants.domain.Examples.SEPTEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.participants.RunningService;
import milepost.participants.domain.DeclarationState;
import milepost.participants.domain.Examples;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.TrainingPeriod;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** What applications-service passes on for operators: {@code /internal/enrolments/{id}/…}. */
class EnrolmentCommandsTest {

    private final LeadProviderId birch = new LeadProviderId(UUID.randomUUID());

    @Test
    void anotherProviderTrainsOnAndTheFormerOneNoLongerSeesThem() {
        var trainee = Trainee.started();

        put(trainee, "lead-provider", Map.of("lead_provider_id", birch.value())).expectStatus().isOk().expectBody()
                .jsonPath("$.snapshot.topic").isEqualTo("milepost.enrolments")
                .jsonPath("$.snapshot.key").isEqualTo(trainee.application().id().toString())
                .jsonPath("$.snapshot.payload.lead_provider_id").isEqualTo(birch.toString())
                .jsonPath("$.snapshot.payload.periods.length()").isEqualTo(2);

        RunningService.as(trainee.provider()).get().uri("/api/v3/participants/npq/" + trainee.participant()).exchange().expectStatus().isNotFound();
        trainee.resume().expectStatus().isNotFound();
        assertThat(new Trainee(trainee.participant(), birch, trainee.application()).shownEnrolment().path("training_status").asString())
                .isEqualTo("active");
        assertThat(trainee.enrolment().periods()).extracting(TrainingPeriod::leadProvider).containsExactly(trainee.provider(), birch);
    }

    @Test
    void theApplicationsOwnRecordOfTheChangeChangesNothingMore() {
        var trainee = Trainee.started();
        put(trainee, "lead-provider", Map.of("lead_provider_id", birch.value())).expectStatus().isOk();
        var before = rows("SELECT version FROM enrolment WHERE id = '" + trainee.application().id() + "'");

        hears(trainee.application().accepted(SEPTEMBER, Examples.AUTUMN).at(3));
        hears(trainee.application().with(birch).accepted(SEPTEMBER, Examples.AUTUMN).at(4));

        assertThat(rows("SELECT version FROM enrolment WHERE id = '" + trainee.application().id() + "'")).isEqualTo(before);
        assertThat(trainee.enrolment().leadProvider()).isEqualTo(birch);
    }

    @Test
    void anotherCohortNeedsTheScheduleAndNothingLiveDeclared() {
        var trainee = Trainee.started();

        put(trainee, "cohort", Map.of("cohort", "2024b")).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].title").isEqualTo("cohort")
                .jsonPath("$.errors[0].code").isEqualTo("cohort_has_declarations")
                .jsonPath("$.errors[0].source.pointer").isEqualTo("/cohort");
        hears(trainee.declaration("started", OCTOBER, DeclarationState.VOIDED), 2);
        put(trainee, "cohort", Map.of("cohort", "2024b")).expectStatus().isOk().expectBody()
                .jsonPath("$.snapshot.payload.cohort").isEqualTo("2024b")
                .jsonPath("$.snapshot.payload.schedule_identifier").isEqualTo("npq-leadership-autumn");
        put(trainee, "cohort", Map.of("cohort", "2019a")).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[*].code").isEqualTo(List.of("cohort_unknown", "schedule_not_in_cohort"));
        put(trainee, "cohort", Map.of("cohort", "soon")).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].code").isEqualTo("cohort_unknown");
        assertThat(trainee.shownEnrolment().path("cohort_suffix").asString()).isEqualTo("b");
    }

    /** Decisions C1 and C6a. */
    @Test
    void somebodyWithdrawnIsReinstatedAndShowsNoWithdrawal() {
        var trainee = Trainee.started();
        trainee.withdraw("other").expectStatus().isOk();

        put(trainee, "training-status", Map.of("training_status", "active")).expectStatus().isOk().expectBody()
                .jsonPath("$.snapshot.payload.training_status").isEqualTo("active");

        assertThat(trainee.shownEnrolment().path("withdrawal").isNull()).isTrue();
        trainee.withdraw("other").expectStatus().isOk();
    }

    @Test
    void deferringKeepsToTheRulesAndStatusAndReasonAreJudged() {
        var trainee = Trainee.accepted();

        put(trainee, "training-status", Map.of("training_status", "deferred")).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[*].code").isEqualTo(List.of("reason_missing", "no_declarations"))
                .jsonPath("$.errors[0].source.pointer").isEqualTo("/reason");
        put(trainee, "training-status", Map.of("training_status", "asleep")).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].code").isEqualTo("training_status_invalid");
        put(trainee, "training-status", Map.of()).expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[0].code").isEqualTo("required");
        put(trainee, "lead-provider", Map.of("provider", "x")).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].code").isEqualTo("unknown_field");
    }

    @Test
    void theSameAgainIsNothingToDoAndLeavesNoTrace() {
        var trainee = Trainee.started();
        put(trainee, "training-status", Map.of("training_status", "deferred", "reason", "other")).expectStatus().isOk();
        var version = rows("SELECT version FROM enrolment WHERE id = '" + trainee.application().id() + "'");

        put(trainee, "training-status", Map.of("training_status", "deferred")).expectStatus().isOk();
        put(trainee, "lead-provider", Map.of("lead_provider_id", trainee.provider().value())).expectStatus().isOk();
        put(trainee, "cohort", Map.of("cohort", "2024a")).expectStatus().isOk();
        // a bare year means suffix a (operator-api.md)
        put(trainee, "cohort", Map.of("cohort", "2024")).expectStatus().isOk();

        assertThat(rows("SELECT version FROM enrolment WHERE id = '" + trainee.application().id() + "'")).isEqualTo(version);
        assertThat(rows("SELECT actor, action, reason::text AS reason FROM audit WHERE subject_id = '" + trainee.application().id() + "'"))
                .singleElement().satisfies(row -> {
                    assertThat(row.get("actor")).asString().startsWith("operator:");
                    assertThat(row.get("reason")).asString().contains("deferred", "other");
                });
    }

    @Test
    void onlyWhoIsAcceptedTrainsAndTheOwnerIsAskedBeforeThatIsDenied() {
        var pending = Examples.application(UUID.randomUUID().toString()).of(RunningService.person("Ben Carr"));
        hears(pending.notAccepted(OCTOBER).at(1));

        assertThat(owner().askedDuring(() -> put(pending.id().value(), "lead-provider", Map.of("lead_provider_id", birch.value()))
                .expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[0].code").isEqualTo("application_not_accepted")))
                .containsExactly("applications");
        owner().knows(pending.accepted(NOVEMBER, Examples.AUTUMN).at(2));
        put(pending.id().value(), "lead-provider", Map.of("lead_provider_id", birch.value())).expectStatus().isOk();
    }

    @Test
    void onlyServicesAndIntakeMayChangeAnEnrolment() {
        var trainee = Trainee.started();
        var body = Map.<String, Object>of("lead_provider_id", trainee.provider().value());

        put(peer(), trainee.application().id().value(), "lead-provider", body).expectStatus().isOk();
        for (var other : List.of(operator("finance"), RunningService.as(trainee.provider()))) {
            put(other, trainee.application().id().value(), "lead-provider", body).expectStatus().isNotFound();
        }
    }

    private static ResponseSpec put(Trainee trainee, String what, Map<String, Object> body) {
        return put(trainee.application().id().value(), what, body);
    }

    private static ResponseSpec put(UUID enrolment, String what, Map<String, Object> body) {
        return put(operator("intake"), enrolment, what, body);
    }

    private static ResponseSpec put(WebTestClient client, UUID enrolment, String what, Map<String, Object> body) {
        return client.put().uri("/internal/enrolments/" + enrolment + "/" + what).bodyValue(body).exchange();
    }
}
