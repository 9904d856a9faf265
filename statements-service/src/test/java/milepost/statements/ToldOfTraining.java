package milepost.statements;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import milepost.platform.messaging.Snapshot;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;

/** What others tell of people in training, in their own words. */
public final class ToldOfTraining {

    private ToldOfTraining() {
    }

    public static Snapshot enrolment(UUID id, UUID provider, UUID person, String status, boolean live, long version) {
        return enrolment("npq", id, provider, person, status, live, version);
    }

    public static Snapshot ecfTraining(UUID id, UUID provider) {
        return enrolment("ecf", id, provider, id, "active", true, 1);
    }

    private static Snapshot enrolment(String family, UUID id, UUID provider, UUID person, String status, boolean live, long version) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", id);
        body.put("family", family);
        body.put("application_id", family.equals("npq") ? id : null);
        body.put("participant_id", person);
        body.put("course_identifier", "npq-headship");
        body.put("lead_provider_id", provider);
        body.put("cohort", "2024a");
        body.put("schedule_identifier", "npq-leadership-autumn");
        body.put("training_status", status);
        body.put("accepted_at", "2024-10-07T09:00:00Z");
        body.put("live", live);
        body.put("periods", List.of());
        body.put("effective_at", "2024-10-07T09:00:00Z");
        body.put("source_version", 2);
        return snapshot("milepost.enrolments", "milepost.enrolment.v1", id.toString(), version, body);
    }

    /** @param fundedPlace null in a cohort without places */
    public static Snapshot application(UUID id, String verdict, @Nullable Boolean fundedPlace, long version) {
        Map<String, Object> body = new HashMap<>();
        body.put("id", id);
        body.put("funding", Map.of("verdict", verdict, "reason", "decided"));
        body.put("funded_place", fundedPlace);
        body.put("effective_at", "2024-10-07T09:00:00Z");
        return snapshot("milepost.applications", "milepost.application.v1", id.toString(), version, body);
    }

    public static Snapshot schedule(String cohort, String identifier, long version, String... milestones) {
        return snapshot("milepost.catalogue", "milepost.schedule.v1", "schedule/" + cohort + "/" + identifier, version,
                Map.of("cohort", cohort, "identifier", identifier, "name", "A schedule", "course_group", "leadership", "applies_from", "2024-10-01",
                        "applies_to", "2024-12-31", "milestones", Stream.of(milestones)
                                .map(type -> Map.of("declaration_type", type, "start_date", "2024-10-01")).toList()));
    }

    private static Snapshot snapshot(String topic, String type, String key, long version, Map<String, Object> body) {
        return new Snapshot(topic, type, key, version, Instant.parse("2024-11-01T00:00:00Z"), Json.exact().writeValueAsBytes(body));
    }
}
