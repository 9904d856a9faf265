package milepost.chaos.load;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What providers and operators send: the world of one cohort, the same as in the acceptance tests so that both may share a suite. */
final class Training {

    static final String COHORT = "2023a";
    static final String COURSE = "npq-headship";
    static final String SCHEDULE = "npq-leadership-autumn";
    /** Training is under way. */
    static final String UNDER_WAY = "2023-10-20T09:00:00Z";
    /** Every milestone of the schedule that anybody may declare, and when it was reached. */
    static final Map<String, String> MILESTONES = Map.of(
            "started", "2023-10-10T10:00:00Z", "retained-1", "2023-10-12T10:00:00Z", "retained-2", "2023-10-14T10:00:00Z");

    private Training() {}

    static Map<String, Object> cohort() {
        return Map.of("description", "Academic year of " + COHORT, "registration_start_date", "2023-04-03", "funding", "full",
                "mentor_funding", false, "detailed_evidence", false, "uplifts", false, "declaration_sequence_checked", false);
    }

    static Map<String, Object> schedule() {
        return Map.of("name", "NPQ leadership autumn", "course_group", "leadership", "applies_from", "2023-10-01", "applies_to", "2023-12-31",
                "milestones", List.of("started", "retained-1", "retained-2", "completed").stream()
                        .map(type -> Map.of("declaration_type", type, "start_date", "2023-10-01")).toList());
    }

    static Map<String, Object> contract(UUID provider) {
        return Map.ofEntries(
                Map.entry("lead_provider_id", provider), Map.entry("cohort", COHORT), Map.entry("kind", "npq"),
                Map.entry("course_identifier", COURSE), Map.entry("special_course", false), Map.entry("per_participant", "1000.00"),
                Map.entry("output_payment_percentage", 60), Map.entry("number_of_payment_periods", 4),
                Map.entry("service_fee_percentage", 40), Map.entry("service_fee_installments", 19), Map.entry("recruitment_target", 72),
                Map.entry("monthly_service_fee", "0.00"), Map.entry("targeted_delivery_funding_per_participant", "100.00"));
    }

    static Map<String, Object> statement(UUID provider, int year, int month) {
        return Map.of("lead_provider_id", provider, "cohort", COHORT, "type", "npq", "month", month, "year", year,
                "deadline_date", "%d-%02d-20".formatted(year, month), "payment_date", "%d-%02d-25".formatted(year, month), "output_fee", true);
    }

    static Map<String, Object> application(UUID provider, String tag) {
        return Map.of("participant", Map.of("full_name", "Robin " + tag, "email", tag + "@school.example"),
                "course_identifier", COURSE, "lead_provider_id", provider, "cohort", COHORT, "teacher_catchment", "england",
                "work_setting", "a_school", "eligible_for_funding", true);
    }

    static Map<String, Object> acceptance() {
        return Map.of("data", Map.of("type", "npq-application-accept", "attributes", Map.of("schedule_identifier", SCHEDULE)));
    }

    static Map<String, Object> declaration(UUID participant, String type, String date) {
        return Map.of("data", Map.of("type", "participant-declaration", "attributes", Map.of("participant_id", participant.toString(),
                "declaration_type", type, "declaration_date", date, "course_identifier", COURSE)));
    }
}
