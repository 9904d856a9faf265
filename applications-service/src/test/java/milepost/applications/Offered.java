package milepost.applications;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** A catalogue for tests, put there through the operator API, and applications handed in likewise. */
public final class Offered {

    /** A day in the autumn of 2024. */
    public static final Instant AUTUMN = Instant.parse("2024-10-07T09:00:00Z");

    private static final List<String> COURSES = List.of("npq-headship", "npq-senior-leadership", "npq-leading-teaching",
            "npq-early-headship-coaching-offer", "npq-additional-support-offer");

    static {
        cohort("2023a", "full");
        cohort("2024a", "capped");
        cohort("2026a", "zero");
    }

    private Offered() {
    }

    /** A new provider that offers every course in every cohort, with a cap on headship in 2024 where one is given. */
    public static UUID provider(@Nullable Integer headshipCap) {
        UUID id = UUID.randomUUID();
        put("/operator/v1/lead-providers/" + id, Map.of("name", "Provider " + id));
        for (String cohort : List.of("2023a", "2024a", "2026a")) {
            List<Map<String, Object>> offers = new ArrayList<>();
            for (String course : COURSES) {
                Map<String, Object> offer = new LinkedHashMap<>(Map.of("course_identifier", course, "lead_provider_id", id));
                if (headshipCap != null && course.equals("npq-headship") && cohort.equals("2024a")) {
                    offer.put("funding_cap", headshipCap);
                }
                offers.add(offer);
            }
            put("/operator/v1/cohorts/" + cohort + "/offers", offers);
        }
        return id;
    }

    public static UUID provider() {
        return provider(null);
    }

    /** A new provider that offers one course in one cohort: all that a crowd of them needs. */
    public static UUID provider(String course, String cohort) {
        UUID id = UUID.randomUUID();
        put("/operator/v1/lead-providers/" + id, Map.of("name", "Provider " + id));
        put("/operator/v1/cohorts/" + cohort + "/offers", List.of(Map.of("course_identifier", course, "lead_provider_id", id)));
        return id;
    }

    /** What is sent for an application of somebody new. */
    public static Map<String, @Nullable Object> application(UUID provider, String course, String cohort, @Nullable Boolean eligible) {
        UUID person = UUID.randomUUID();
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("id", UUID.randomUUID());
        body.put("participant", participant(person, null));
        body.put("course_identifier", course);
        body.put("lead_provider_id", provider);
        body.put("cohort", cohort);
        body.put("teacher_catchment", "england");
        body.put("work_setting", "a_school");
        body.put("institution", Map.of("type", "school", "urn", "106286", "ukprn", "10079319", "name", "Larkhill School",
                "establishment_type_code", 1));
        body.put("eligible_for_funding", eligible);
        return body;
    }

    /** Somebody with this id, and this verified TRN if there is one. */
    public static Map<String, Object> participant(UUID id, @Nullable String trn) {
        Map<String, Object> participant = new LinkedHashMap<>(Map.of("id", id, "full_name", "Robin Ashdown", "email", id + "@example.org"));
        if (trn != null) {
            participant.put("trn", trn);
            participant.put("trn_verified", true);
        }
        return participant;
    }

    /** The application's id, once it was received. */
    public static UUID received(Map<String, @Nullable Object> body) {
        RunningService.operator("intake").post().uri("/operator/v1/applications").bodyValue(body).exchange().expectStatus().isCreated().expectBody();
        return UUID.fromString(String.valueOf(body.get("id")));
    }

    public static WebTestClient.ResponseSpec accept(UUID provider, UUID application, Map<String, @Nullable Object> attributes) {
        return RunningService.as(provider, AUTUMN).post().uri("/api/v3/npq-applications/" + application + "/accept")
                .bodyValue(Map.of("data", Map.of("type", "npq-application-accept", "attributes", attributes))).exchange();
    }

    public static JsonNode attributes(UUID provider, UUID application) {
        return json(RunningService.as(provider).get().uri("/api/v3/npq-applications/" + application).exchange().expectStatus().isOk())
                .path("data").path("attributes");
    }

    public static JsonNode json(WebTestClient.ResponseSpec response) {
        return Json.exact().readTree(response.expectBody().returnResult().getResponseBody());
    }

    private static void cohort(String identifier, String funding) {
        int year = Integer.parseInt(identifier.substring(0, 4));
        put("/operator/v1/cohorts/" + identifier, Map.of("description", "Cohort of " + identifier, "registration_start_date", year + "-06-01",
                "funding", funding, "mentor_funding", false, "detailed_evidence", false, "uplifts", false,
                "declaration_sequence_checked", year >= 2025));
        for (String group : List.of("leadership", "specialist")) {
            schedule(identifier, "npq-" + group + "-autumn", group, year + "-10-01", year + "-12-31");
            schedule(identifier, "npq-" + group + "-spring", group, (year + 1) + "-01-01", (year + 1) + "-03-31");
        }
        schedule(identifier, "npq-ehco-november", "ehco", year + "-11-01", year + "-11-30");
    }

    private static void schedule(String cohort, String identifier, String group, String from, String to) {
        put("/operator/v1/cohorts/" + cohort + "/schedules/" + identifier, Map.of("name", identifier, "course_group", group,
                "applies_from", from, "applies_to", to, "milestones", List.of(Map.of("declaration_type", "started", "start_date", from))));
    }

    public static void put(String path, Object body) {
        RunningService.operator("catalogue").put().uri(path).bodyValue(body).exchange().expectStatus().isOk().expectBody();
    }
}
