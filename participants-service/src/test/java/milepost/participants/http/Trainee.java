package milepost.participants.http;

import static milepost.participants.RunningService.hears;
import static milepost.participants.domain.Examples.AUTUMN;
import static milepost.participants.domain.Examples.NOVEMBER;
import static milepost.participants.domain.Examples.OCTOBER;
import static milepost.participants.domain.Examples.SEPTEMBER;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import milepost.participants.RunningService;
import milepost.participants.application.Enrolments;
import milepost.participants.domain.DeclarationId;
import milepost.participants.domain.DeclarationState;
import milepost.participants.domain.DeclarationType;
import milepost.participants.domain.Enrolment;
import milepost.participants.domain.Examples;
import milepost.participants.domain.Examples.Application;
import milepost.participants.domain.HeardDeclaration;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.training.Cases;
import milepost.platform.web.Json;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Somebody who trains on headship with a provider of their own, on the autumn schedule of 2024a; what is done is done in November 2024. */
record Trainee(ParticipantId participant, LeadProviderId provider, Application application) {

    static final Instant TODAY = NOVEMBER;

    static Trainee accepted() {
        var provider = new LeadProviderId(UUID.randomUUID());
        Cases.catalogue(provider).forEach(RunningService::hears);
        return with(provider, RunningService.person("Ada Bell"));
    }

    static Trainee with(LeadProviderId provider, ParticipantId participant) {
        var trainee = new Trainee(participant, provider, Examples.application(UUID.randomUUID().toString()).of(participant).with(provider));
        hears(trainee.application.accepted(SEPTEMBER, AUTUMN).at(2));
        return trainee;
    }

    /** One whose training was declared as started. */
    static Trainee started() {
        var trainee = accepted();
        hears(trainee.declaration("started", OCTOBER, DeclarationState.SUBMITTED), 1);
        return trainee;
    }

    HeardDeclaration declaration(String type, Instant date, DeclarationState state) {
        return new HeardDeclaration(new DeclarationId(UUID.nameUUIDFromBytes((application.id() + type).getBytes())), application.id(),
                new DeclarationType(type), date, state, Cases.Y2024A, date);
    }

    ResponseSpec defer(String reason) {
        return put("defer", "course_identifier", "npq-headship", "reason", reason);
    }

    ResponseSpec resume() {
        return put("resume", "course_identifier", "npq-headship");
    }

    ResponseSpec withdraw(String reason) {
        return put("withdraw", "course_identifier", "npq-headship", "reason", reason);
    }

    ResponseSpec changeSchedule(String schedule, String cohort) {
        return put("change-schedule", "course_identifier", "npq-headship", "schedule_identifier", schedule, "cohort", cohort);
    }

    ResponseSpec put(String action, String... attributes) {
        return put(RunningService.as(provider, TODAY), action, body(attributes));
    }

    ResponseSpec put(WebTestClient client, String action, Object body) {
        return client.put().uri("/api/v3/participants/npq/" + participant + "/" + action).bodyValue(body).exchange();
    }

    static Map<String, Object> body(String... attributes) {
        var pairs = new HashMap<String, Object>();
        for (int i = 0; i < attributes.length; i += 2) {
            pairs.put(attributes[i], attributes[i + 1]);
        }
        return Map.of("data", Map.of("attributes", pairs));
    }

    /** What the provider sees. */
    JsonNode shown() {
        return Json.exact().readTree(RunningService.as(provider).get().uri("/api/v3/participants/npq/" + participant).exchange()
                .expectStatus().isOk().expectBody().returnResult().getResponseBody()).path("data").path("attributes");
    }

    JsonNode shownEnrolment() {
        return shown().path("npq_enrolments").path(0);
    }

    Enrolment enrolment() {
        return RunningService.bean(Enrolments.class).find(application.id()).block().enrolment();
    }
}
