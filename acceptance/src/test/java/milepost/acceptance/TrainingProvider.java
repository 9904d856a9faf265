package milepost.acceptance;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A fresh lead provider with a token, offers, a delivery partner, contracts and statements in two cohorts: 2023a, fully funded
 * and without delivery partners, and 2024a, capped and with them.
 */
record TrainingProvider(String id, String name, Client api, Client operator, String deliveryPartnerId) {

    /** Training is under way. */
    static final String AUTUMN_2023 = "2023-10-20T09:00:00Z";
    /** The deadlines lie ahead of the system's clock too: a restart closes every statement whose deadline has passed (decision E3). */
    static final String AFTER_FIRST_DEADLINE = "2040-11-26T09:00:00Z";
    static final String AFTER_SECOND_DEADLINE = "2041-03-12T09:00:00Z";

    static final List<String> COURSES = List.of("npq-headship", "npq-senior-leadership");

    static TrainingProvider fresh() {
        Client operator = TheSuite.operator();
        String id = UUID.randomUUID().toString();
        String name = "Provider " + id.substring(0, 8);
        catalogue(operator);
        operator.put("/operator/v1/lead-providers/" + id, Map.of("name", name, "vat_registered", true)).expect(200);
        String token = token(operator, id);
        String partner = UUID.randomUUID().toString();
        operator.put("/operator/v1/delivery-partners/" + partner, Map.of("name", "Partner " + partner.substring(0, 8))).expect(200);
        operator.put("/operator/v1/partnerships",
                Map.of("lead_provider_id", id, "delivery_partner_id", partner, "cohorts", List.of("2023a", "2024a"))).expect(200);
        for (String cohort : List.of("2023a", "2024a")) {
            operator.put("/operator/v1/cohorts/" + cohort + "/offers",
                    COURSES.stream().map(course -> Map.of("course_identifier", course, "lead_provider_id", id)).toList()).expect(200);
            COURSES.forEach(course -> operator.put("/operator/v1/contracts/" + UUID.randomUUID(), contract(id, cohort, course)).expect(200));
        }
        return new TrainingProvider(id, name, operator.withToken(token), operator, partner);
    }

    /** The same provider with clients that repeat themselves until they are answered. */
    TrainingProvider persistent() {
        return new TrainingProvider(id, name, api.persistent(), operator.persistent(), deliveryPartnerId);
    }

    /** The same provider with one token more: limits are per token. */
    TrainingProvider withAnotherToken() {
        return new TrainingProvider(id, name, api.withToken(token(operator, id)), operator, deliveryPartnerId);
    }

    private static String token(Client operator, String provider) {
        return operator.post("/operator/v1/lead-providers/" + provider + "/tokens", Map.of("description", "acceptance"))
                .expect(201).body().path("token").asString();
    }

    private static void catalogue(Client operator) {
        cohort(operator, "2023a", "2023-04-03", "full");
        cohort(operator, "2024a", "2024-04-03", "capped");
        schedule(operator, "2023a", "2023-10-01", "2023-12-31");
        schedule(operator, "2024a", "2024-10-01", "2024-12-31");
    }

    private static void cohort(Client operator, String identifier, String registration, String funding) {
        operator.put("/operator/v1/cohorts/" + identifier, Map.of(
                "description", "Academic year of " + identifier, "registration_start_date", registration, "funding", funding,
                "mentor_funding", false, "detailed_evidence", false, "uplifts", false, "declaration_sequence_checked", false)).expect(200);
    }

    private static void schedule(Client operator, String cohort, String from, String to) {
        operator.put("/operator/v1/cohorts/" + cohort + "/schedules/npq-leadership-autumn", Map.of(
                "name", "NPQ leadership autumn", "course_group", "leadership", "applies_from", from, "applies_to", to,
                "milestones", List.of("started", "retained-1", "retained-2", "completed").stream()
                        .map(type -> Map.of("declaration_type", type, "start_date", from)).toList())).expect(200);
    }

    private static Map<String, Object> contract(String provider, String cohort, String course) {
        return Map.ofEntries(
                Map.entry("lead_provider_id", provider), Map.entry("cohort", cohort), Map.entry("kind", "npq"),
                Map.entry("course_identifier", course), Map.entry("special_course", false), Map.entry("per_participant", "1000.00"),
                Map.entry("output_payment_percentage", 60), Map.entry("number_of_payment_periods", 4),
                Map.entry("service_fee_percentage", 40), Map.entry("service_fee_installments", 19), Map.entry("recruitment_target", 72),
                Map.entry("monthly_service_fee", "0.00"), Map.entry("targeted_delivery_funding_per_participant", "100.00"));
    }

    /** An output statement; returns its id. */
    String statement(String cohort, int year, int month, String deadline, String payment) {
        return statement(cohort, "npq", year, month, deadline, payment);
    }

    String statement(String cohort, String type, int year, int month, String deadline, String payment) {
        String statement = UUID.randomUUID().toString();
        operator.put("/operator/v1/statements/" + statement, Map.of(
                "lead_provider_id", id, "cohort", cohort, "type", type, "month", month, "year", year,
                "deadline_date", deadline, "payment_date", payment, "output_fee", true)).expect(200);
        return statement;
    }

    /** An output statement of cohort 2023 that expects declarations of these types. */
    String statementExpecting(String... types) {
        String statement = UUID.randomUUID().toString();
        operator.put("/operator/v1/statements/" + statement, Map.of("lead_provider_id", id, "cohort", "2023a", "type", "npq", "month", 11, "year", 2040,
                "deadline_date", "2040-11-24", "payment_date", "2040-12-14", "output_fee", true, "milestones", Stream.of(types)
                        .map(type -> Map.of("schedule_identifier", "npq-leadership-autumn", "declaration_type", type)).toList())).expect(200);
        return statement;
    }

    /** What it expects, has received and lacks for each milestone, and the expected output payment. */
    String expected(String statementId) {
        var expected = operator.get("/operator/v1/statements/" + statementId + "/expected").expect(200).body();
        return expected.path("milestones").valueStream().map(each -> "%s %s %s %s, ".formatted(each.path("declaration_type").asString(),
                each.path("expected"), each.path("received"), each.path("remaining"))).collect(Collectors.joining())
                + expected.path("expected_output_payment").asString();
    }

    /** The two output statements the stories of cohort 2023 run over. */
    Statements twoStatements() {
        return new Statements(
                statement("2023a", 2040, 11, "2040-11-24", "2040-12-14"),
                statement("2023a", 2041, 3, "2041-03-11", "2041-03-18"));
    }

    record Statements(String first, String second) {
    }

    Applicant applicant() {
        return applicant("2023a", "npq-headship", true);
    }

    /** A pending application of a new person. */
    Applicant applicant(String cohort, String course, @org.jspecify.annotations.Nullable Boolean eligible) {
        var body = new java.util.HashMap<String, Object>();
        String tag = UUID.randomUUID().toString().substring(0, 12);
        body.put("participant", Map.of("full_name", "Robin " + tag, "email", tag + "@school.example"));
        body.put("course_identifier", course);
        body.put("lead_provider_id", id);
        body.put("cohort", cohort);
        body.put("teacher_catchment", "england");
        // without a verdict the funding rules leave it to a review
        body.put("work_setting", eligible == null ? "other" : "a_school");
        body.put("referred_by_return_to_teaching_adviser", eligible == null);
        body.put("eligible_for_funding", eligible);
        Reply created = operator.post("/operator/v1/applications", body).expect(201);
        return new Applicant(created.id(), created.attribute("participant_id"), course);
    }

    record Applicant(String applicationId, String participantId, String course) {
    }

    Reply accept(Applicant applicant, String at) {
        return api.at(at).post("/api/v3/npq-applications/" + applicant.applicationId() + "/accept", Map.of("data", Map.of(
                "type", "npq-application-accept", "attributes", Map.of("schedule_identifier", "npq-leadership-autumn"))));
    }

    /** Applied and accepted, ready to be declared. */
    Applicant enrolled() {
        Applicant applicant = applicant();
        accept(applicant, AUTUMN_2023).expect(200);
        return applicant;
    }

    Map<String, Object> started(Applicant applicant) {
        return declaration(applicant, "started", "2023-10-10T10:00:00Z");
    }

    static Map<String, Object> declaration(Applicant applicant, String type, String date) {
        return Map.of("data", Map.of("type", "participant-declaration", "attributes", Map.of(
                "participant_id", applicant.participantId(), "declaration_type", type,
                "declaration_date", date, "course_identifier", applicant.course())));
    }

    Reply declare(Applicant applicant) {
        return api.at(AUTUMN_2023).post("/api/v3/participant-declarations", started(applicant));
    }

    Reply declaration(String declarationId) {
        return api.get("/api/v3/participant-declarations/" + declarationId);
    }

    String state(String declarationId) {
        return declaration(declarationId).expect(200).attribute("state");
    }

    Reply voidDeclaration(String declarationId, String at) {
        return api.at(at).put("/api/v3/participant-declarations/" + declarationId + "/void", null);
    }

    tools.jackson.databind.JsonNode statement(String statementId) {
        return operator.get("/operator/v1/statements/" + statementId).expect(200).body();
    }

    /** The file finance looks through before it pays, line by line. */
    List<String> assuranceReport(String statementId) {
        return operator.get("/operator/v1/statements/" + statementId + "/assurance-report").expect(200).body().asString().lines().toList();
    }

    void cutOff(String at, String statementId) {
        operator.at(at).post("/operator/v1/statements/cut-off", Map.of("ids", List.of(statementId))).expect(200);
    }

    Reply authorise(String at, String statementId) {
        return operator.at(at).post("/operator/v1/statements/" + statementId + "/authorise-payment", Map.of("confirmed", true));
    }

    tools.jackson.databind.JsonNode reconciliation() {
        return operator.get("/operator/v1/reconciliation?lead_provider_id=" + id).expect(200).body();
    }
}
