package milepost.acceptance;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What registration hands in of early career teachers and mentors, with one provider in one cohort. */
record EarlyCareer(TrainingProvider provider, String cohort) {

    /** Well after the first day of training, so that whatever may be done may be done. */
    static final String SPRING_2024 = "2024-03-04T09:00:00Z";

    static EarlyCareer of(TrainingProvider provider) {
        return in("2023a", provider);
    }

    static EarlyCareer in(String cohort, TrainingProvider provider) {
        Client operator = provider.operator();
        for (String schedule : List.of("ecf-standard-september", "ecf-standard-january")) {
            operator.put("/operator/v1/cohorts/" + cohort + "/schedules/" + schedule, Map.of(
                    "name", schedule, "course_group", "ecf", "applies_from", "2023-06-01", "applies_to", "2025-08-31",
                    "milestones", List.of("started", "retained-1", "retained-2", "retained-3", "retained-4", "completed").stream()
                            .map(type -> Map.of("declaration_type", type, "start_date", "2023-06-01")).toList())).expect(200);
        }
        operator.put("/operator/v1/cohorts/" + cohort + "/offers", List.of("ecf-induction", "ecf-mentor").stream()
                .map(course -> Map.of("course_identifier", course, "lead_provider_id", provider.id())).toList()).expect(200);
        return new EarlyCareer(provider, cohort);
    }

    Trainee teacher() {
        return handIn("ecf-induction", Map.of("full_name", "Jo Early"), Map.of());
    }

    Trainee mentor() {
        return handIn("ecf-mentor", Map.of("full_name", "Sam Guide"), Map.of());
    }

    /** Of a school in a sparsely populated place. */
    Trainee teacherWithUplift() {
        return handIn("ecf-induction", Map.of("full_name", "Jo Early"), Map.of("sparsity_uplift", true));
    }

    Trainee teacherWith(Trainee mentor) {
        return handIn("ecf-induction", Map.of("full_name", "Jo Early"), Map.of("mentor_id", mentor.participantId()));
    }

    /** The same person in the other role, or in the early career framework too. */
    Trainee also(String course, String participant) {
        return handIn(course, Map.of("id", participant, "full_name", "Jo Early"), Map.of());
    }

    private Trainee handIn(String course, Map<String, Object> participant, Map<String, Object> more) {
        var body = new HashMap<String, Object>(Map.of("id", UUID.randomUUID().toString(), "participant", participant, "course_identifier", course,
                "lead_provider_id", provider.id(), "delivery_partner_id", provider.deliveryPartnerId(), "cohort", cohort,
                "schedule_identifier", "ecf-standard-september", "school_urn", "106286", "eligible_for_funding", true,
                "induction_start_date", "2023-09-04"));
        body.putAll(more);
        Reply made = provider.operator().post("/operator/v1/training-records", body).expect(201);
        return new Trainee((String) body.get("id"), made.id(), course);
    }

    void transfer(Trainee trainee, EarlyCareer to, LocalDate from) {
        provider.operator().post("/operator/v1/training-records/" + trainee.recordId() + "/transfer", Map.of(
                "lead_provider_id", to.provider.id(), "delivery_partner_id", to.provider.deliveryPartnerId(), "from", from.toString())).expect(200);
    }

    Reply change(String version, Trainee trainee, String action, Map<String, String> more) {
        return change(provider.api().at(SPRING_2024), version, trainee, action, more);
    }

    /** By the system's clock, as rules see it then. */
    Reply changeToday(String version, Trainee trainee, String action, Map<String, String> more) {
        return change(provider.api(), version, trainee, action, more);
    }

    private static Reply change(Client api, String version, Trainee trainee, String action, Map<String, String> more) {
        var attributes = new HashMap<>(more);
        attributes.put("course_identifier", trainee.course());
        return api.put("/api/" + version + "/participants/ecf/" + trainee.participantId() + "/" + action,
                Map.of("data", Map.of("type", "participant-" + action, "attributes", attributes)));
    }

    Reply shown(String version, Trainee trainee) {
        return provider.api().get("/api/" + version + "/participants/ecf/" + trainee.participantId());
    }

    record Trainee(String recordId, String participantId, String course) {
    }
}
