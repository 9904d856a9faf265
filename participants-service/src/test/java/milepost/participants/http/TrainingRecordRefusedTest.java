package milepost.participants.http;

import static milepost.participants.RunningService.operator;
import static milepost.participants.RunningService.rows;
import static milepost.participants.domain.Examples.OCTOBER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is not taken of a training record, and that nothing of it stays. */
class TrainingRecordRefusedTest {

    private static final String NOBODYS = "00000000-0000-4000-8000-000000000001";

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void whatIsWrongIsNamedWithItsFieldAndCode(String what, UnaryOperator<Registration> change, String pointer, String code) {
        var registration = change.apply(Registration.teacher());
        var before = everything();

        registration.post().expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors.length()").isEqualTo(1)
                .jsonPath("$.errors[0].code").isEqualTo(code)
                .jsonPath("$.errors[0].source.pointer").isEqualTo(pointer);

        assertThat(everything()).isEqualTo(before);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong("no participant", r -> r.without("participant"), "/participant", "required"),
                wrong("no name", r -> r.with("participant", Map.of("email", "ada@example.org")), "/participant/full_name", "required"),
                wrong("no address", r -> r.with("participant", Map.of("full_name", "Ada Bell", "email", "nowhere")), "/participant/email", "email_invalid"),
                wrong("no number", r -> r.with("participant", Map.of("full_name", "Ada Bell", "trn", "12")), "/participant/trn", "trn_invalid"),
                wrong("a date of birth", r -> r.with("participant", Map.of("full_name", "Ada Bell", "date_of_birth", "1985-02-01")),
                        "/participant/date_of_birth", "unknown_field"),
                wrong("no course", r -> r.without("course_identifier"), "/course_identifier", "required"),
                wrong("no provider", r -> r.without("lead_provider_id"), "/lead_provider_id", "required"),
                wrong("no cohort", r -> r.without("cohort"), "/cohort", "required"),
                wrong("no schedule", r -> r.with("schedule_identifier", " "), "/schedule_identifier", "required"),
                wrong("an unknown field", r -> r.with("favourite_colour", "green"), "/favourite_colour", "unknown_field"),
                wrong("a flag that is null", r -> r.with("sparsity_uplift", null), "/sparsity_uplift", "required"),
                wrong("a word for a flag", r -> r.with("pupil_premium_uplift", "perhaps"), "/pupil_premium_uplift", "wrong_type"),
                wrong("a school of many words", r -> r.with("school_urn", "1".repeat(201)), "/school_urn", "school_urn_invalid"),
                wrong("no date", r -> r.with("induction_start_date", "soon"), "/induction_start_date", "wrong_type"),
                wrong("a date that no calendar has", r -> r.with("induction_start_date", "+99999-01-01"), "/induction_start_date", "wrong_type"),
                wrong("a course of the other family", r -> r.with("course_identifier", "npq-headship"), "/course_identifier", "course_not_ecf"),
                wrong("no cohort of that shape", r -> r.with("cohort", "soon"), "/cohort", "cohort_unknown"),
                wrong("no such schedule", r -> r.with("schedule_identifier", "ecf-standard-may"), "/schedule_identifier", "schedule_not_found"),
                wrong("a schedule of the other family", r -> r.with("schedule_identifier", "npq-ehco-december"), "/schedule_identifier", "schedule_not_found"),
                wrong("a mentor on a reduced schedule", r -> r.with("course_identifier", "ecf-mentor").with("schedule_identifier", "ecf-reduced-september"),
                        "/schedule_identifier", "schedule_not_for_mentors"),
                wrong("a teacher on a replacement schedule", r -> r.with("schedule_identifier", "ecf-replacement-september"),
                        "/schedule_identifier", "schedule_for_mentors_only"),
                wrong("nobody's provider", r -> r.with("lead_provider_id", NOBODYS), "/lead_provider_id", "lead_provider_unknown"),
                wrong("nobody's partner", r -> r.with("delivery_partner_id", NOBODYS), "/delivery_partner_id", "delivery_partner_unknown"),
                wrong("a mentor of a mentor", r -> r.with("course_identifier", "ecf-mentor").with("mentor_id", NOBODYS), "/mentor_id", "mentor_of_a_mentor"),
                wrong("nobody as mentor", r -> r.with("mentor_id", NOBODYS), "/mentor_id", "mentor_unknown"));
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        Registration.teacher().with("cohort", "2019a").with("lead_provider_id", NOBODYS).with("mentor_id", NOBODYS)
                .with("participant", Map.of("full_name", "Ada Bell", "trn", "12")).post().expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[*].code").isEqualTo(List.of("trn_invalid", "cohort_unknown", "schedule_not_found", "lead_provider_unknown", "mentor_unknown"));
    }

    @Test
    void theIdOfAnotherPersonsRecordOrOfAnotherRoleIsRefusedAndNobodyIsMade() {
        var registration = Registration.teacher();
        var taken = registration.taken();
        var trainee = Trainee.accepted();
        var before = everything();

        for (var other : List.of(registration.with("id", trainee.application().id().toString()), Registration.teacher().with("id", taken.recordId()),
                registration.with("id", taken.recordId()).with("course_identifier", "ecf-mentor"))) {
            other.post().expectStatus().isEqualTo(422).expectBody()
                    .jsonPath("$.errors[0].code").isEqualTo("training_record_exists").jsonPath("$.errors[0].source.pointer").isEqualTo("/id");
        }

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aTransferNeedsADayOnWhichTheOtherProviderTrainedAlready() {
        var registration = Registration.teacher();
        registration.taken();
        var before = everything();
        var another = registration.with("lead_provider_id", Registration.provider().toString());

        refused(another.without("induction_start_date"), "induction_start_date_missing");
        refused(another.with("induction_start_date", null), "induction_start_date_missing");
        refused(another.with("induction_start_date", "2024-09-02"), "transfer_before_training");

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void whatIsSentToAKnownRecordIsJudgedLikewise() {
        var taken = Registration.teacher().taken();
        var mentor = Registration.teacher().with("course_identifier", "ecf-mentor").taken();
        var before = everything();

        change(taken, "delivery_partner_id", NOBODYS, "delivery_partner_unknown");
        change(taken, "mentor_id", NOBODYS, "mentor_unknown");
        change(mentor, "mentor_id", taken.id(), "mentor_of_a_mentor");
        change(taken, "sparsity_uplift", null, "required");
        change(taken, "eligible_for_funding", "perhaps", "wrong_type");
        for (var field : List.of("id", "participant", "course_identifier", "lead_provider_id", "cohort", "schedule_identifier")) {
            change(taken, field, "x", "unknown_field");
        }
        transfer(taken, Map.of("from", "2024-11-01"), "/lead_provider_id", "required");
        transfer(taken, Map.of("lead_provider_id", NOBODYS), "/from", "required");
        transfer(taken, Map.of("lead_provider_id", NOBODYS, "from", "soon"), "/from", "wrong_type");
        transfer(taken, Map.of("lead_provider_id", NOBODYS, "from", "2024-11-01"), "/lead_provider_id", "lead_provider_unknown");
        transfer(taken, Map.of("lead_provider_id", Registration.provider().toString(), "from", "2024-11-01", "delivery_partner_id", NOBODYS),
                "/delivery_partner_id", "delivery_partner_unknown");
        transfer(taken, Map.of("lead_provider_id", Registration.provider().toString(), "from", "2024-09-02"), "/from", "transfer_before_training");
        transfer(taken, Map.of("lead_provider_id", Registration.provider().toString(), "from", "2024-11-01", "reason", "moved"), "/reason", "unknown_field");

        assertThat(everything()).isEqualTo(before);
    }

    private static void change(Registration.Taken taken, String field, @Nullable Object value, String code) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put(field, value);
        taken.change(operator(OCTOBER), body).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].code").isEqualTo(code).jsonPath("$.errors[0].source.pointer").isEqualTo("/" + field);
    }

    private static void transfer(Registration.Taken taken, Map<String, Object> body, String pointer, String code) {
        taken.transfer(operator(OCTOBER), body).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].code").isEqualTo(code).jsonPath("$.errors[0].source.pointer").isEqualTo(pointer);
    }

    private static void refused(Registration registration, String code) {
        registration.post().expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].code").isEqualTo(code).jsonPath("$.errors[0].source.pointer").isEqualTo("/induction_start_date");
    }

    private static Arguments wrong(String what, UnaryOperator<Registration> change, String pointer, String code) {
        return Arguments.of(what, change, pointer, code);
    }

    /** How much there is of what a command leaves behind. */
    private static List<Map<String, Object>> everything() {
        return rows("""
                SELECT (SELECT count(*) FROM person) AS persons, (SELECT sum(version) FROM training_record) AS records,
                       (SELECT count(*) FROM training_record_history) AS history, (SELECT count(*) FROM audit) AS audits
                """);
    }
}
