package milepost.benchmarks;

import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The fixed data: providers with a contract and an open statement each, put in through the operator API, and one person per provider
 * who applied, was accepted and was declared through the API. {@link Copies} multiplies these.
 */
final class World {

    static final int PROVIDERS = 10;
    /** Declarations spread over all providers; the first provider has the further ones, too. */
    static final int SPREAD = 50_000;
    static final int DECLARED = 145_000;
    static final int OF_FIRST_PROVIDER = DECLARED - SPREAD + SPREAD / PROVIDERS;
    /** People in training who have not been declared: every POST uses one up. */
    static final int FRESH = 80_000;

    private static final String COHORT = "2025b";
    private static final String COURSE = "npq-headship";
    private static final String SCHEDULE = "npq-leadership-autumn";
    private static final YearMonth NEXT_YEAR = YearMonth.now().plusYears(1);

    private World() {}

    /** What one provider's data is multiplied from. */
    record Original(String provider, String token, String participant, String application, String declaration, String statement) {}

    static String provider(int number) {
        return Ids.of("provider", number).toString();
    }

    static int providerOf(int declared) {
        return declared < SPREAD ? declared % PROVIDERS : 0;
    }

    /** The same in SQL, as an id. */
    static String providerSql(String declared) {
        return Ids.sql("provider", "CASE WHEN " + declared + " < " + SPREAD + " THEN " + declared + " % " + PROVIDERS + " ELSE 0 END");
    }

    /** Which of the declared are a provider's, in SQL. */
    static String ownedSql(String declared, int provider) {
        return "(%1$s < %2$d AND %1$s %% %3$d = %4$d%5$s)".formatted(declared, SPREAD, PROVIDERS, provider, provider == 0 ? " OR " + declared + " >= " + SPREAD : "");
    }

    static String path(int declared) {
        return "/api/v3/participant-declarations/" + Ids.of("declaration", declared);
    }

    /** The body of a POST about somebody who has not been declared yet. */
    static String post(int fresh) {
        return Http.JSON.writeValueAsString(start(Ids.of("fresh person", fresh).toString(), Ids.of("partner", fresh % PROVIDERS).toString()));
    }

    private static Map<String, Object> start(String participant, String partner) {
        return Http.data("participant-declaration", Map.of("participant_id", participant, "declaration_type", "started",
                "declaration_date", "2025-10-07T09:00:00Z", "course_identifier", COURSE, "delivery_partner_id", partner));
    }

    static List<Original> putIn(Http operator) {
        operator.send("PUT", "/operator/v1/cohorts/" + COHORT, null, Map.of("description", "The year of the benchmarks", "registration_start_date", "2025-04-03",
                "funding", "capped", "mentor_funding", false, "detailed_evidence", false, "uplifts", false, "declaration_sequence_checked", false));
        operator.send("PUT", "/operator/v1/cohorts/%s/schedules/%s".formatted(COHORT, SCHEDULE), null, Map.of("name", "NPQ leadership, autumn",
                "course_group", "leadership", "applies_from", "2025-10-01", "applies_to", "2025-12-31", "milestones",
                Stream.of("started", "retained-1", "retained-2", "completed").map(type -> Map.of("declaration_type", type, "start_date", "2025-10-01")).toList()));
        IntStream.range(0, PROVIDERS).forEach(number -> operator.send("PUT", "/operator/v1/lead-providers/" + provider(number), null,
                Map.of("name", "Example Trust " + number, "vat_registered", true)));
        operator.send("PUT", "/operator/v1/cohorts/%s/offers".formatted(COHORT), null, IntStream.range(0, PROVIDERS)
                .mapToObj(number -> Map.of("course_identifier", COURSE, "lead_provider_id", provider(number))).toList());
        List<Original> originals = new ArrayList<>();
        for (int number = 0; number < PROVIDERS; number++) {
            originals.add(original(number, operator));
        }
        return originals;
    }

    private static Original original(int number, Http operator) {
        String provider = provider(number);
        String partner = Ids.of("partner", number).toString();
        operator.send("PUT", "/operator/v1/delivery-partners/" + partner, null, Map.of("name", "Example Learning " + number));
        operator.send("PUT", "/operator/v1/partnerships", null, Map.of("lead_provider_id", provider, "delivery_partner_id", partner, "cohorts", List.of(COHORT)));
        operator.send("PUT", "/operator/v1/contracts/" + Ids.of("contract", number), null, contract(provider));
        String statement = Ids.of("statement", number).toString();
        operator.send("PUT", "/operator/v1/statements/" + statement, null, Map.of("lead_provider_id", provider, "cohort", COHORT, "type", "npq",
                "month", NEXT_YEAR.getMonthValue(), "year", NEXT_YEAR.getYear(), "deadline_date", NEXT_YEAR.atDay(20).toString(),
                "payment_date", NEXT_YEAR.plusMonths(1).atDay(20).toString(), "output_fee", true));
        String token = operator.send("POST", "/operator/v1/lead-providers/%s/tokens".formatted(provider), null, Map.of("description", "bench")).path("token").asString();
        String application = operator.send("POST", "/operator/v1/applications", "2025-09-20", Map.of(
                "participant", Map.of("full_name", "Robin Fairweather", "email", "bench-%d@example.org".formatted(number)),
                "course_identifier", COURSE, "lead_provider_id", provider, "cohort", COHORT, "teacher_catchment", "england", "work_setting", "a_school",
                "institution", Map.of("type", "school", "urn", "106286", "ukprn", "10079319", "name", "Example Primary", "establishment_type_code", 1),
                "targeted_delivery_funding_eligibility", false, "eligible_for_funding", true)).path("data").path("id").asString();
        Http asProvider = new Http(operator.base(), token);
        String participant = asProvider.send("POST", "/api/v3/npq-applications/%s/accept".formatted(application), "2025-09-27",
                Http.data("npq-application-accept", Map.of("funded_place", true, "schedule_identifier", SCHEDULE)))
                .path("data").path("attributes").path("participant_id").asString();
        String declaration = asProvider.send("POST", "/api/v3/participant-declarations", "2025-10-14", start(participant, partner)).path("data").path("id").asString();
        awaitEligible(asProvider, declaration);
        return new Original(provider, token, participant, application, declaration, statement);
    }

    private static Map<String, Object> contract(String provider) {
        return Map.ofEntries(Map.entry("lead_provider_id", provider), Map.entry("cohort", COHORT), Map.entry("kind", "npq"),
                Map.entry("course_identifier", COURSE), Map.entry("special_course", false), Map.entry("per_participant", "1000.00"),
                Map.entry("output_payment_percentage", 60), Map.entry("number_of_payment_periods", 4), Map.entry("service_fee_percentage", 40),
                Map.entry("service_fee_installments", 19), Map.entry("recruitment_target", 72), Map.entry("targeted_delivery_funding_per_participant", "100.00"));
    }

    static void awaitEligible(Http provider, String declaration) {
        Patience.until("a declaration of the data becomes eligible", Duration.ofSeconds(60), () -> {
            JsonNode seen = provider.get("/api/v3/participant-declarations/" + UUID.fromString(declaration));
            return seen.path("data").path("attributes").path("state").asString().equals("eligible");
        });
    }
}
