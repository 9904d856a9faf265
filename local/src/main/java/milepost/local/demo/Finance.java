package milepost.local.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What DfE's own systems do: registrations, cut-off, payment, reconciliation, all of it through the operator API. */
record Finance(Api operator, Scene scene) {

    String application(Trainee trainee) {
        return operator.post("/operator/v1/applications", Calendar.APPLIED, Map.of(
                "participant", Map.of("full_name", trainee.name(), "email", trainee.email()),
                "course_identifier", Scene.COURSE, "lead_provider_id", scene.provider(), "cohort", scene.cohort(),
                "teacher_catchment", "england", "work_setting", "a_school",
                "institution", Map.of("type", "school", "urn", "106286", "ukprn", "10079319", "name", "Riverside Primary", "establishment_type_code", 1),
                "targeted_delivery_funding_eligibility", trainee.targeted(), "eligible_for_funding", true)).path("data").path("id").asString();
    }

    /** Registration hands in somebody's training; the mentor's participant id is given for teachers. */
    Provider.EarlyCareer training(Trainee trainee, String course, Optional<Provider.EarlyCareer> mentor) {
        var body = new HashMap<String, Object>(Map.of("participant", Map.of("full_name", trainee.name(), "email", trainee.email()),
                "course_identifier", course, "lead_provider_id", scene.provider(), "delivery_partner_id", scene.deliveryPartner(),
                "cohort", scene.cohort(), "schedule_identifier", Scene.EARLY_CAREER_SCHEDULE, "school_urn", "106286", "eligible_for_funding", true,
                "sparsity_uplift", mentor.isPresent(), "induction_start_date", Calendar.EARLY_CAREER_BEGAN.toString()));
        mentor.ifPresent(guide -> body.put("mentor_id", guide.participant()));
        var made = operator.post("/operator/v1/training-records", Calendar.EARLY_CAREER_BEGAN, body);
        return new Provider.EarlyCareer(made.path("data").path("id").asString(), course);
    }

    JsonNode statement(String id) {
        return operator.get("/operator/v1/statements/" + id);
    }

    /** Present once the statement has this state and exactly these figures. */
    Optional<JsonNode> statement(String id, String state, Figures figures) {
        return Optional.of(statement(id)).filter(found -> found.path("state").asString().equals(state) && figures.equal(found));
    }

    void cutOff(LocalDate day, String expected) {
        var closed = operator.post("/operator/v1/statements/cut-off", day, Map.of("lead_provider_id", scene.provider(), "cohort", scene.cohort()));
        var ids = closed.path("statements").valueStream().map(JsonNode::asString).toList();
        if (!ids.equals(List.of(expected))) {
            throw new Differs("The cut-off of %s closed %s, not just the statement %s.".formatted(day, ids, expected));
        }
    }

    void pay(String statement, LocalDate day) {
        operator.post("/operator/v1/statements/%s/authorise-payment".formatted(statement), day, Map.of("confirmed", true));
    }

    JsonNode reconciliation() {
        return operator.get("/operator/v1/reconciliation?lead_provider_id=" + scene.provider());
    }
}
