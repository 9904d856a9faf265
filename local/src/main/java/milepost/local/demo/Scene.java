package milepost.local.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A provider of its own, with a contract and two statements, made through the operator API. */
record Scene(String provider, String name, Api asProvider, String deliveryPartner, String november, String december) {

    static final String COHORT = "2024d";
    static final String COURSE = "npq-headship";
    static final String SCHEDULE = "npq-leadership-autumn";

    static Scene set(RunningSuite suite, Api operator) {
        var provider = UUID.randomUUID().toString();
        var name = "Brightwater Teaching Trust (demo %s)".formatted(provider.substring(0, 4));
        operator.put("/operator/v1/cohorts/" + COHORT, null, Map.of("description", "The year of the demo", "registration_start_date", "2024-04-03",
                "funding", "capped", "mentor_funding", false, "detailed_evidence", false, "uplifts", false, "declaration_sequence_checked", false));
        operator.put("/operator/v1/cohorts/%s/schedules/%s".formatted(COHORT, SCHEDULE), null, Map.of("name", "NPQ leadership, autumn",
                "course_group", "leadership", "applies_from", "2024-10-01", "applies_to", "2024-12-31", "milestones",
                List.of("started", "retained-1", "retained-2", "completed").stream()
                        .map(type -> Map.of("declaration_type", type, "start_date", "2024-10-01")).toList()));
        operator.put("/operator/v1/lead-providers/" + provider, null, Map.of("name", name, "vat_registered", true));
        operator.put("/operator/v1/cohorts/%s/offers".formatted(COHORT), null,
                List.of(Map.of("course_identifier", COURSE, "lead_provider_id", provider)));
        var partner = UUID.randomUUID().toString();
        operator.put("/operator/v1/delivery-partners/" + partner, null, Map.of("name", "Millbrook Learning (demo %s)".formatted(provider.substring(0, 4))));
        operator.put("/operator/v1/partnerships", null,
                Map.of("lead_provider_id", provider, "delivery_partner_id", partner, "cohorts", List.of(COHORT)));
        operator.put("/operator/v1/contracts/" + UUID.randomUUID(), null, contract(provider));
        var token = operator.post("/operator/v1/lead-providers/%s/tokens".formatted(provider), null, Map.of("description", "demo"));
        return new Scene(provider, name, new Api(suite.gateway(), token.path("token").asString()), partner,
                statement(operator, provider, 11, Calendar.FIRST_DEADLINE), statement(operator, provider, 12, Calendar.SECOND_DEADLINE));
    }

    private static Map<String, Object> contract(String provider) {
        return Map.ofEntries(Map.entry("lead_provider_id", provider), Map.entry("cohort", COHORT), Map.entry("kind", "npq"),
                Map.entry("course_identifier", COURSE), Map.entry("special_course", false), Map.entry("per_participant", "1000.00"),
                Map.entry("output_payment_percentage", 60), Map.entry("number_of_payment_periods", 4),
                Map.entry("service_fee_percentage", 40), Map.entry("service_fee_installments", 19), Map.entry("recruitment_target", 200),
                Map.entry("monthly_service_fee", Figures.SERVICE_FEE.toPlainString()),
                Map.entry("targeted_delivery_funding_per_participant", Figures.TARGETED.toPlainString()));
    }

    private static String statement(Api operator, String provider, int month, LocalDate deadline) {
        var id = UUID.randomUUID().toString();
        operator.put("/operator/v1/statements/" + id, null, Map.of("lead_provider_id", provider, "cohort", COHORT, "type", "npq", "month", month,
                "year", deadline.getYear(), "deadline_date", deadline.toString(), "payment_date", deadline.plusMonths(1).toString(), "output_fee", true));
        return id;
    }
}
