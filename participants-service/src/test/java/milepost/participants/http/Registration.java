package milepost.participants.http;

import static milepost.participants.domain.Examples.OCTOBER;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import milepost.participants.RunningService;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ecf.EcfCatalogue;
import milepost.participants.domain.ecf.TrainingRecord;
import milepost.participants.domain.ecf.TrainingRecordId;
import milepost.participants.application.ecf.TrainingRecords;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** A training record as registration hands it in, in October 2024 unless told otherwise; whom it names the catalogue knows. */
record Registration(Map<String, @Nullable Object> body) {

    static final UUID PARTNER = UUID.randomUUID();

    /** An early career teacher of a name and an address of their own, with a provider of their own. */
    static Registration teacher() {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("participant", Map.of("full_name", "Ada Bell", "email", UUID.randomUUID() + "@example.org"));
        body.put("course_identifier", "ecf-induction");
        body.put("lead_provider_id", provider().toString());
        body.put("delivery_partner_id", partner(PARTNER).toString());
        body.put("cohort", "2024a");
        body.put("schedule_identifier", "ecf-standard-september");
        body.put("school_urn", "106286");
        body.put("mentor_id", null);
        body.put("eligible_for_funding", true);
        body.put("sparsity_uplift", false);
        body.put("pupil_premium_uplift", true);
        body.put("induction_start_date", "2024-09-02");
        EcfCatalogue.schedules().forEach(RunningService::hears);
        return new Registration(body);
    }

    /** A provider that the catalogue knows. */
    static LeadProviderId provider() {
        var provider = new LeadProviderId(UUID.randomUUID());
        RunningService.hears(EcfCatalogue.provider(provider));
        return provider;
    }

    static UUID partner(UUID id) {
        RunningService.hears(EcfCatalogue.partner(id));
        return id;
    }

    Registration with(String field, @Nullable Object value) {
        var other = new LinkedHashMap<>(body);
        other.put(field, value);
        return new Registration(other);
    }

    Registration without(String field) {
        var other = new LinkedHashMap<>(body);
        other.remove(field);
        return new Registration(other);
    }

    LeadProviderId leadProvider() {
        return new LeadProviderId(UUID.fromString(String.valueOf(body.get("lead_provider_id"))));
    }

    ResponseSpec post() {
        return post(RunningService.operator(OCTOBER));
    }

    ResponseSpec post(WebTestClient client) {
        return client.post().uri("/operator/v1/training-records").bodyValue(body).exchange();
    }

    /** The participant it was answered with. */
    Taken taken() {
        return new Taken(Json.exact().readTree(post().expectStatus().is2xxSuccessful().expectBody().returnResult().getResponseBody()).path("data"));
    }

    /** A participant as answered. */
    record Taken(JsonNode participant) {

        String id() {
            return participant.path("id").asString();
        }

        String email() {
            return participant.path("attributes").path("ecf_enrolments").path(0).path("email").asString();
        }

        String recordId() {
            return participant.path("attributes").path("ecf_enrolments").path(0).path("training_record_id").asString();
        }

        TrainingRecords.Stored stored() {
            return RunningService.bean(TrainingRecords.class).find(new TrainingRecordId(UUID.fromString(recordId()))).block();
        }

        TrainingRecord record() {
            return stored().record();
        }

        ResponseSpec change(WebTestClient client, Map<String, ?> changes) {
            return client.put().uri("/operator/v1/training-records/" + recordId()).bodyValue(changes).exchange();
        }

        ResponseSpec transfer(WebTestClient client, Map<String, ?> body) {
            return client.post().uri("/operator/v1/training-records/" + recordId() + "/transfer").bodyValue(body).exchange();
        }

        ResponseSpec seenBy(LeadProviderId provider) {
            return RunningService.as(provider).get().uri("/api/v3/participants/ecf/" + id()).exchange();
        }
    }
}
