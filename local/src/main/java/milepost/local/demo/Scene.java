package milepost.local.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** A provider of its own in one of the demo's cohorts, with a contract and two statements, made through the operator API. */
record Scene(String provider, String name, String cohort, Api asProvider, String deliveryPartner, String first, String second) {

    static final String COURSE = "npq-headship";
    static final String SCHEDULE = "npq-leadership-autumn";
    static final String INDUCTION = "ecf-induction";
    static final String MENTORING = "ecf-mentor";
    static final String EARLY_CAREER_SCHEDULE = "ecf-standard-september";

    private static final String YEAR = "2024d";
    private static final String YEAR_OF_EARLY_CAREERS = "2024e";

    /** Where headteachers are trained. */
    static Scene ofHeadteachers(RunningSuite suite, Api operator) {
        cohort(operator, YEAR, "The year of the demo", false);
        schedule(operator, YEAR, SCHEDULE, "leadership", Calendar.COURSE_BEGINS.toString(), Stream.of("started", "retained-1", "retained-2", "completed"));
        return set(suite, operator, "Brightwater Teaching Trust", YEAR, List.of(COURSE), Map.ofEntries(Map.entry("kind", "npq"), Map.entry("course_identifier", COURSE),
                Map.entry("special_course", false), Map.entry("per_participant", "1000.00"),
                Map.entry("output_payment_percentage", 60), Map.entry("number_of_payment_periods", 4),
                Map.entry("service_fee_percentage", 40), Map.entry("service_fee_installments", 19), Map.entry("recruitment_target", 200),
                Map.entry("monthly_service_fee", Figures.SERVICE_FEE.toPlainString()),
                Map.entry("targeted_delivery_funding_per_participant", Figures.TARGETED.toPlainString())), Calendar.SECOND_DEADLINE);
    }

    /** Where early career teachers and their mentors are; what started in autumn completes two summers later. */
    static Scene ofEarlyCareers(RunningSuite suite, Api operator) {
        cohort(operator, YEAR_OF_EARLY_CAREERS, "The year of the demo, early careers", true);
        schedule(operator, YEAR_OF_EARLY_CAREERS, EARLY_CAREER_SCHEDULE, "ecf", "2024-06-01",
                Stream.of("started", "retained-1", "retained-2", "retained-3", "retained-4", "completed"));
        return set(suite, operator, "Larkfield Early Careers", YEAR_OF_EARLY_CAREERS, List.of(INDUCTION, MENTORING), Map.of("kind", "ecf", "recruitment_target", 100,
                "set_up_fee", "0.00", "monthly_service_fee", Figures.SERVICE_FEE.toPlainString(), "uplift_amount", Figures.UPLIFT.toPlainString(),
                "uplift_target", "0.33", "bands", List.of(Map.of("name", "A", "min", 1, "max", 100, "per_participant", "1000.00",
                        "output_payment_percentage", 60, "service_fee_percentage", 40))), Calendar.COMPLETION_DEADLINE);
    }

    private static Scene set(RunningSuite suite, Api operator, String who, String cohort, List<String> courses, Map<String, Object> contract,
            LocalDate secondDeadline) {
        var provider = UUID.randomUUID().toString();
        var tag = provider.substring(0, 4);
        var name = "%s (demo %s)".formatted(who, tag);
        operator.put("/operator/v1/lead-providers/" + provider, null, Map.of("name", name, "vat_registered", true));
        operator.put("/operator/v1/cohorts/%s/offers".formatted(cohort), null,
                courses.stream().map(course -> Map.of("course_identifier", course, "lead_provider_id", provider)).toList());
        var partner = UUID.randomUUID().toString();
        operator.put("/operator/v1/delivery-partners/" + partner, null, Map.of("name", "Millbrook Learning (demo %s)".formatted(tag)));
        operator.put("/operator/v1/partnerships", null,
                Map.of("lead_provider_id", provider, "delivery_partner_id", partner, "cohorts", List.of(cohort)));
        var agreed = new HashMap<>(contract);
        agreed.putAll(Map.of("lead_provider_id", provider, "cohort", cohort));
        operator.put("/operator/v1/contracts/" + UUID.randomUUID(), null, agreed);
        var token = operator.post("/operator/v1/lead-providers/%s/tokens".formatted(provider), null, Map.of("description", "demo"));
        var type = contract.get("kind");
        return new Scene(provider, name, cohort, new Api(suite.gateway(), token.path("token").asString()), partner,
                statement(operator, provider, cohort, type, Calendar.FIRST_DEADLINE), statement(operator, provider, cohort, type, secondDeadline));
    }

    private static void cohort(Api operator, String identifier, String description, boolean uplifts) {
        operator.put("/operator/v1/cohorts/" + identifier, null, Map.of("description", description, "registration_start_date", "2024-04-03",
                "funding", "capped", "mentor_funding", false, "detailed_evidence", false, "uplifts", uplifts, "declaration_sequence_checked", false));
    }

    private static void schedule(Api operator, String cohort, String identifier, String group, String from, Stream<String> types) {
        operator.put("/operator/v1/cohorts/%s/schedules/%s".formatted(cohort, identifier), null, Map.of("name", identifier,
                "course_group", group, "applies_from", from, "applies_to", "2024-12-31", "milestones",
                types.map(type -> Map.of("declaration_type", type, "start_date", from)).toList()));
    }

    private static String statement(Api operator, String provider, String cohort, Object type, LocalDate deadline) {
        var id = UUID.randomUUID().toString();
        operator.put("/operator/v1/statements/" + id, null, Map.of("lead_provider_id", provider, "cohort", cohort, "type", type,
                "month", deadline.getMonthValue(), "year", deadline.getYear(), "deadline_date", deadline.toString(),
                "payment_date", deadline.plusMonths(1).toString(), "output_fee", true));
        return id;
    }
}
