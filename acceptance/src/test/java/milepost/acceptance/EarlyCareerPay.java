package milepost.acceptance;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.acceptance.EarlyCareer.Trainee;
import milepost.acceptance.TrainingProvider.Statements;
import tools.jackson.databind.JsonNode;

/** What early career training is paid for: a cohort that pays uplifts, one contract and two statements of the provider. */
record EarlyCareerPay(EarlyCareer people, Statements statements) {

    /** A cohort of its own among those that started in 2023: the others pay no uplifts. */
    static final String COHORT = "2023u";

    /** 20 % of 60 % of £1,000. */
    static final String A_START = "120.00";
    /** 15 % of it. */
    static final String A_RETENTION = "90.00";

    private static final String AUTUMN_2024 = "2024-11-04T09:00:00Z";

    /** A hundred places. */
    static EarlyCareerPay of(TrainingProvider provider) {
        return of(provider, List.of(band("A", 1, 100, "1000.00")));
    }

    static Map<String, Object> band(String name, int first, int last, String perParticipant) {
        return Map.of("name", name, "min", first, "max", last, "per_participant", perParticipant, "output_payment_percentage", 60,
                "service_fee_percentage", 40);
    }

    /** With uplifts of £100 and no service fee. */
    static EarlyCareerPay of(TrainingProvider provider, List<Map<String, Object>> bands) {
        provider.operator().put("/operator/v1/cohorts/" + COHORT, Map.of(
                "description", "Early careers that began in 2023", "registration_start_date", "2023-04-03", "funding", "full",
                "mentor_funding", false, "detailed_evidence", false, "uplifts", true, "declaration_sequence_checked", false)).expect(200);
        EarlyCareer people = EarlyCareer.in(COHORT, provider);
        provider.operator().put("/operator/v1/contracts/" + UUID.randomUUID(), Map.of(
                "lead_provider_id", provider.id(), "cohort", COHORT, "kind", "ecf", "recruitment_target", 100, "set_up_fee", "0.00",
                "monthly_service_fee", "0.00", "uplift_amount", "100.00", "uplift_target", "0.33", "bands", bands)).expect(200);
        return new EarlyCareerPay(people, new Statements(
                provider.statement(COHORT, "ecf", 2040, 11, "2040-11-24", "2040-12-14"),
                provider.statement(COHORT, "ecf", 2041, 3, "2041-03-11", "2041-03-18")));
    }

    TrainingProvider provider() {
        return people.provider();
    }

    /** Declared in the autumn of the second year. */
    Reply declare(String version, Trainee trainee, String type, String date) {
        return provider().api().at(AUTUMN_2024).post("/api/" + version + "/participant-declarations", Map.of("data", Map.of(
                "type", "participant-declaration", "attributes", Map.of("participant_id", trainee.participantId(), "declaration_type", type,
                        "declaration_date", date, "course_identifier", trainee.course(), "evidence_held", "training-event-attended"))));
    }

    /** Declared and on its statement; returns the id. */
    String eligible(Trainee trainee, String type, String date) {
        String declaration = declare("v3", trainee, type, date).expect(200).id();
        Eventually.equal("eligible", () -> provider().state(declaration));
        return declaration;
    }

    String total(String statement, String figure) {
        return provider().statement(statement).path("totals").path(figure).asString();
    }

    /** The record that v3 shows. */
    JsonNode training(Trainee trainee) {
        return people.shown("v3", trainee).expect(200).attributes().at("/ecf_enrolments/0");
    }
}
