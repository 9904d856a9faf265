package milepost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import milepost.acceptance.TrainingProvider.Applicant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The line decides: voided before the authorisation, or refunded after it, and nothing in between. */
class VoidsRacingAuthorisationIT {

    private static final int DECLARATIONS = 500;
    private static final String CUT_OFF = TrainingProvider.AFTER_FIRST_DEADLINE;

    @Test
    void fiveHundredVoidsRaceOneAuthorisationAndEveryPennyIsAccountedFor() throws Exception {
        TrainingProvider provider = TrainingProvider.fresh().persistent();
        var statements = provider.twoStatements();
        Applicant applicant = provider.enrolled();
        String declaration = provider.declare(applicant).expect(200).id();
        Eventually.equal("eligible", () -> provider.state(declaration));
        List<String> declarations = Multiplied.make(new Multiplied.Original(applicant.participantId(), applicant.applicationId(), declaration), DECLARATIONS);
        Eventually.equal(DECLARATIONS, () -> provider.statement(statements.first()).path("counts").path("started").asInt());
        provider.cutOff(CUT_OFF, statements.first());

        race(provider.withAnotherToken(), statements.first(), declarations);

        Eventually.holds(() -> {
            JsonNode first = provider.statement(statements.first());
            JsonNode second = provider.statement(statements.second());
            int paid = first.path("counts").path("started").asInt();
            int voided = first.path("counts").path("voided").asInt();
            int refunds = second.path("counts").path("clawed_back").asInt();
            assertThat(paid + voided).isEqualTo(DECLARATIONS);
            assertThat(refunds).isEqualTo(paid);
            BigDecimal output = new BigDecimal(first.path("totals").path("output").asString());
            BigDecimal clawbacks = new BigDecimal(second.path("totals").path("clawbacks").asString());
            assertThat(output).isEqualByComparingTo(BigDecimal.valueOf(150L * paid));
            assertThat(output.add(clawbacks)).isEqualByComparingTo(BigDecimal.ZERO);
        });
        Eventually.holds(() -> {
            JsonNode reconciliation = provider.reconciliation();
            assertThat(reconciliation.path("in_flight").asInt()).isZero();
            assertThat(reconciliation.path("differences").size()).isZero();
            assertThat(reconciliation.path("journal_imbalance").asString()).isEqualTo("0.00");
        });
    }

    private static void race(TrainingProvider provider, String statement, List<String> declarations) throws Exception {
        var half = new CountDownLatch(declarations.size() / 2);
        try (var threads = Executors.newFixedThreadPool(16)) {
            var voids = declarations.stream().map(declaration -> threads.submit(() -> {
                half.countDown();
                return provider.voidDeclaration(declaration, CUT_OFF).expect(200);
            })).toList();
            half.await();
            provider.authorise(CUT_OFF, statement).expect(200);
            for (var answer : voids) {
                assertThat(answer.get().attribute("state")).isIn("voided", "awaiting_clawback");
            }
        }
    }
}
