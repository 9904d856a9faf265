package milepost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import milepost.acceptance.TrainingProvider.Applicant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The main job while each service is killed right after it answered: what was said holds, and what follows from it still follows. */
class KilledOnTheWayIT {

    private static final String AFTER_THE_DEADLINE = TrainingProvider.AFTER_FIRST_DEADLINE;

    private final TrainingProvider provider = TrainingProvider.fresh().persistent();

    @AfterEach
    void allServeAgain() {
        TheSuite.awaitReady("applications-service", "participants-service", "declarations-service", "statements-service", "gateway");
    }

    @Test
    void aKillAfterEachStepChangesNothingOfWhatIsPaid() {
        var statements = provider.twoStatements();
        Applicant applicant = provider.applicant();

        provider.accept(applicant, TrainingProvider.AUTUMN_2023).expect(200);
        TheSuite.kill("applications-service");
        assertThat(provider.api().get("/api/v3/participants/npq/" + applicant.participantId()).expect(200).id())
                .isEqualTo(applicant.participantId());
        TheSuite.kill("participants-service");

        String declaration = provider.declare(applicant).expect(200).id();
        TheSuite.kill("declarations-service");
        TheSuite.kill("statements-service");
        Eventually.equal("eligible", () -> provider.state(declaration));

        provider.cutOff(AFTER_THE_DEADLINE, statements.first());
        TheSuite.kill("statements-service");
        Eventually.equal("payable", () -> provider.state(declaration));

        provider.authorise(AFTER_THE_DEADLINE, statements.first()).expect(200);
        TheSuite.kill("statements-service");
        TheSuite.kill("gateway");
        Eventually.equal("paid", () -> provider.state(declaration));

        provider.voidDeclaration(declaration, AFTER_THE_DEADLINE).expect(200);
        TheSuite.kill("declarations-service");
        Eventually.equal("-150.00", () -> provider.statement(statements.second()).path("totals").path("clawbacks").asString());
        assertThat(provider.statement(statements.first()).path("totals").path("total").asString()).isEqualTo("180.00");
        Eventually.equal(statements.second(), () -> provider.declaration(declaration).expect(200).attribute("clawback_statement_id"));
    }
}
