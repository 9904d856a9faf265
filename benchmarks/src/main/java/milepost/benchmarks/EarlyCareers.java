package milepost.benchmarks;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The other family of the fixed data: one further provider, paid by bands, with an early career teacher who was declared through the API. */
final class EarlyCareers {

    /** All on one statement: half of them in the first band, a quarter in the second, and nothing is paid for the rest. */
    static final int DECLARED = 100_000;
    static final String STATEMENT = Ids.of("early statement", 0).toString();

    private static final String PROVIDER = Ids.of("early provider", 0).toString();
    private static final String PARTNER = Ids.of("early partner", 0).toString();
    private static final String COHORT = "2023b";
    private static final String COURSE = "ecf-induction";
    private static final String SCHEDULE = "ecf-standard-september";
    private static final YearMonth NEXT_YEAR = YearMonth.now().plusYears(1);

    private EarlyCareers() {}

    static World.Original putIn(Http operator) {
        operator.send("PUT", "/operator/v1/cohorts/" + COHORT, null, Map.of("description", "Early careers of the benchmarks", "registration_start_date", "2023-04-03",
                "funding", "full", "mentor_funding", false, "detailed_evidence", false, "uplifts", true, "declaration_sequence_checked", false));
        operator.send("PUT", "/operator/v1/cohorts/%s/schedules/%s".formatted(COHORT, SCHEDULE), null, Map.of("name", "ECF standard, September",
                "course_group", "ecf", "applies_from", "2023-06-01", "applies_to", "2025-08-31", "milestones",
                Stream.of("started", "retained-1", "retained-2", "retained-3", "retained-4", "completed")
                        .map(type -> Map.of("declaration_type", type, "start_date", "2023-06-01")).toList()));
        operator.send("PUT", "/operator/v1/lead-providers/" + PROVIDER, null, Map.of("name", "Example Early Careers", "vat_registered", true));
        operator.send("PUT", "/operator/v1/cohorts/%s/offers".formatted(COHORT), null, List.of(Map.of("course_identifier", COURSE, "lead_provider_id", PROVIDER)));
        operator.send("PUT", "/operator/v1/delivery-partners/" + PARTNER, null, Map.of("name", "Example Early Learning"));
        operator.send("PUT", "/operator/v1/partnerships", null, Map.of("lead_provider_id", PROVIDER, "delivery_partner_id", PARTNER, "cohorts", List.of(COHORT)));
        operator.send("PUT", "/operator/v1/contracts/" + Ids.of("early contract", 0), null, Map.of("lead_provider_id", PROVIDER, "cohort", COHORT, "kind", "ecf",
                "recruitment_target", DECLARED, "set_up_fee", "0.00", "monthly_service_fee", "0.00", "uplift_amount", "100.00", "uplift_target", "0.33",
                "bands", List.of(band("A", 1, DECLARED / 2, "1000.00"), band("B", DECLARED / 2 + 1, DECLARED / 4 * 3, "800.00"))));
        operator.send("PUT", "/operator/v1/statements/" + STATEMENT, null, Map.of("lead_provider_id", PROVIDER, "cohort", COHORT, "type", "ecf",
                "month", NEXT_YEAR.getMonthValue(), "year", NEXT_YEAR.getYear(), "deadline_date", NEXT_YEAR.atDay(20).toString(),
                "payment_date", NEXT_YEAR.plusMonths(1).atDay(20).toString(), "output_fee", true));
        return teacher(operator);
    }

    private static World.Original teacher(Http operator) {
        String token = operator.send("POST", "/operator/v1/lead-providers/%s/tokens".formatted(PROVIDER), null, Map.of("description", "bench")).path("token").asString();
        String record = Ids.of("early training", -1).toString();
        String participant = operator.send("POST", "/operator/v1/training-records", null, Map.ofEntries(Map.entry("id", record),
                Map.entry("participant", Map.of("full_name", "Jo Early")), Map.entry("course_identifier", COURSE), Map.entry("lead_provider_id", PROVIDER),
                Map.entry("delivery_partner_id", PARTNER), Map.entry("cohort", COHORT), Map.entry("schedule_identifier", SCHEDULE),
                Map.entry("school_urn", "106286"), Map.entry("eligible_for_funding", true), Map.entry("induction_start_date", "2023-09-04"),
                Map.entry("sparsity_uplift", true))).path("data").path("id").asString();
        Http asProvider = new Http(operator.base(), token);
        String declaration = asProvider.send("POST", "/api/v3/participant-declarations", "2024-11-04", Http.data("participant-declaration", Map.of(
                "participant_id", participant, "declaration_type", "started", "declaration_date", "2023-10-02T09:00:00Z", "course_identifier", COURSE,
                "evidence_held", "training-event-attended"))).path("data").path("id").asString();
        World.awaitEligible(asProvider, declaration);
        return new World.Original(PROVIDER, token, participant, record, declaration, STATEMENT);
    }

    private static Map<String, Object> band(String name, int first, int last, String perParticipant) {
        return Map.of("name", name, "min", first, "max", last, "per_participant", perParticipant, "output_payment_percentage", 60, "service_fee_percentage", 40);
    }
}
