package milepost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import milepost.acceptance.TrainingProvider.Applicant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From an application to a paid declaration and back: each step by the service that owns it. */
class MainJobIT {

    private static final String AFTER_THE_DEADLINE = TrainingProvider.AFTER_FIRST_DEADLINE;

    private final TrainingProvider provider = TrainingProvider.fresh();

    @Test
    void anAcceptedParticipantIsDeclaredPaidVoidedAndClawedBackOnTheNextStatement() {
        var statements = provider.twoStatements();
        Applicant applicant = provider.applicant();

        Reply accepted = provider.accept(applicant, TrainingProvider.AUTUMN_2023).expect(200);
        assertThat(accepted.attribute("status")).isEqualTo("accepted");
        assertThat(accepted.attribute("schedule_identifier")).isEqualTo("npq-leadership-autumn");

        JsonNode enrolment = provider.api().get("/api/v3/participants/npq/" + applicant.participantId()).expect(200)
                .attributes().path("npq_enrolments").path(0);
        assertThat(enrolment.path("training_status").asString()).isEqualTo("active");
        assertThat(enrolment.path("npq_application_id").asString()).isEqualTo(applicant.applicationId());

        Reply declared = provider.declare(applicant).expect(200);
        String declaration = declared.id();
        assertThat(declared.attribute("state")).isIn("submitted", "eligible");
        Eventually.equal("eligible", () -> provider.state(declaration));
        assertThat(provider.declaration(declaration).attribute("statement_id")).isEqualTo(statements.first());
        Eventually.equal("150.00", () -> provider.statement(statements.first()).path("totals").path("output").asString());

        provider.cutOff(AFTER_THE_DEADLINE, statements.first());
        Eventually.equal("payable", () -> provider.state(declaration));
        assertThat(provider.statement(statements.first()).path("state").asString()).isEqualTo("payable");

        provider.authorise(AFTER_THE_DEADLINE, statements.first()).expect(200);
        Eventually.equal("paid", () -> provider.state(declaration));
        Eventually.equal("paid", () -> provider.statement(statements.first()).path("state").asString());

        Reply voided = provider.voidDeclaration(declaration, AFTER_THE_DEADLINE).expect(200);
        assertThat(voided.attribute("state")).isEqualTo("awaiting_clawback");
        Eventually.equal(statements.second(), () -> provider.declaration(declaration).attribute("clawback_statement_id"));
        Eventually.equal("-150.00", () -> provider.statement(statements.second()).path("totals").path("clawbacks").asString());

        provider.cutOff(TrainingProvider.AFTER_SECOND_DEADLINE, statements.second());
        provider.authorise(TrainingProvider.AFTER_SECOND_DEADLINE, statements.second()).expect(200);
        Eventually.equal("clawed_back", () -> provider.state(declaration));

        JsonNode paid = provider.statement(statements.first()).path("totals");
        assertThat(paid.path("output").asString()).isEqualTo("150.00");
        // one start at 150.00 and 20 % VAT; the refund is 150.00 and its VAT the other way round
        assertThat(paid.path("total").asString()).isEqualTo("180.00");
        assertThat(provider.statement(statements.second()).path("totals").path("total").asString()).isEqualTo("-180.00");
        // what each of the four services knows of it, in one line of a file
        assertThat(provider.assuranceReport(statements.first())).hasSize(2).last().asString().startsWith(applicant.participantId() + ",Robin ")
                .contains(",npq-headship,npq-leadership-autumn,true,", "," + provider.name() + ",", ",active,," + declaration + ",paid,started,2023-10-10T10:00:00Z,",
                        ",payment,150.00,150.00,0.00,");
        assertThat(provider.assuranceReport(statements.second())).hasSize(2).last().asString()
                .contains(",active,," + declaration + ",clawed_back,started,", ",refund,150.00,-150.00,0.00,");
        Eventually.holds(() -> assertThat(provider.reconciliation().path("differences").size()).isZero());
    }

    @Test
    void theProviderSeesEveryAmountAsALineAndTheLinesSumToTheTotal() {
        var statements = provider.twoStatements();
        Applicant applicant = provider.enrolled();
        String declaration = provider.declare(applicant).expect(200).id();
        Eventually.equal("eligible", () -> provider.state(declaration));

        Eventually.holds(() -> {
            Reply shown = provider.api().get("/api/v3/statements/" + statements.first()).expect(200);
            assertThat(shown.attribute("state")).isEqualTo("open");
            assertThat(shown.attributes().path("totals").path("total").asString()).isEqualTo("180.00");
            JsonNode lines = provider.api().get("/api/v3/statements/" + statements.first() + "/lines").expect(200).data();
            var sum = lines.valueStream().map(line -> new java.math.BigDecimal(line.path("attributes").path("amount").asString()))
                    .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add);
            assertThat(sum).isEqualByComparingTo("180.00");
            assertThat(lines.valueStream().map(line -> line.path("attributes").path("kind").asString()).toList()).contains("payment", "vat");
        });
    }

    @Test
    void aDeclarationVoidedBeforeTheCutOffLeavesNothingBehind() {
        var statements = provider.twoStatements();
        Applicant applicant = provider.enrolled();
        String declaration = provider.declare(applicant).expect(200).id();
        Eventually.equal("eligible", () -> provider.state(declaration));

        assertThat(provider.voidDeclaration(declaration, TrainingProvider.AUTUMN_2023).expect(200).attribute("state")).isEqualTo("voided");

        Eventually.equal("0.00", () -> provider.statement(statements.first()).path("totals").path("total").asString());
        assertThat(provider.declare(applicant).expect(200).id()).isNotEqualTo(declaration);
    }

    @Test
    void aParticipantWhoseFundingIsConfirmedLaterIsPaidThen() {
        var statements = provider.twoStatements();
        Applicant applicant = provider.applicant("2023a", "npq-headship", null);
        provider.accept(applicant, TrainingProvider.AUTUMN_2023).expect(200);
        String declaration = provider.declare(applicant).expect(200).id();
        assertThat(provider.state(declaration)).isEqualTo("submitted");

        provider.operator().at(TrainingProvider.AUTUMN_2023)
                .put("/operator/v1/applications/" + applicant.applicationId() + "/funding-eligibility",
                        java.util.Map.of("eligible", true, "reason", "Checked by hand")).expect(200);

        Eventually.equal("eligible", () -> provider.state(declaration));
        assertThat(provider.declaration(declaration).attribute("statement_id")).isEqualTo(statements.first());
    }

    @Test
    void financeSeesWhomAStatementExpectsWhoCameAndWhoIsExpectedNoMore() {
        String statement = provider.statementExpecting("started", "retained-1");
        Applicant came = provider.enrolled();
        provider.enrolled();
        Applicant notFunded = provider.applicant("2023a", "npq-headship", false);
        provider.accept(notFunded, TrainingProvider.AUTUMN_2023).expect(200);
        String declaration = provider.declare(came).expect(200).id();
        Eventually.equal("eligible", () -> provider.state(declaration));

        // three are to start, and who did to stay; two of the three would be paid 150.00 each
        Eventually.equal("started 3 1 2, retained-1 1 0 3, 300.00", () -> provider.expected(statement));

        provider.api().at(TrainingProvider.AUTUMN_2023).put("/api/v3/participants/npq/" + came.participantId() + "/withdraw", Map.of("data", Map.of(
                "type", "participant-withdraw", "attributes", Map.of("reason", "quality-of-programme-other", "course_identifier", came.course())))).expect(200);
        Eventually.equal("started 3 1 2, retained-1 0 0 0, 300.00", () -> provider.expected(statement));
    }

    @Test
    void aParticipantWhoIsNotFundedHasAnIneligibleDeclaration() {
        provider.twoStatements();
        Applicant applicant = provider.applicant("2023a", "npq-headship", false);
        provider.accept(applicant, TrainingProvider.AUTUMN_2023).expect(200);

        Reply declared = provider.declare(applicant).expect(200);

        Eventually.equal("ineligible", () -> provider.state(declared.id()));
        assertThat(provider.declaration(declared.id()).attribute("ineligible_for_funding_reason")).isEqualTo("not_eligible_for_funding");
    }
}
