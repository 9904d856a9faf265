package milepost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import milepost.acceptance.TrainingProvider.Applicant;
import milepost.chaos.faults.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two hundred declarations at once: each on the statement once, whatever falls over meanwhile. */
class TwoHundredDeclarationsIT {

    private static final int DECLARATIONS = 200;

    private final TrainingProvider provider = TrainingProvider.fresh().persistent();
    private final Databases databases = new Databases(TheSuite.suite());
    private final TrainingProvider.Statements statements = provider.twoStatements();

    @Test
    void allAreEligibleOnTheRightStatementAndTheTotalIsTheOneComputedByHand() throws Exception {
        List<Applicant> people = enrol();

        declareAll(people, () -> null);

        allStandOnTheFirstStatement();
    }

    @Test
    void alsoWhenBothServicesAreKilledMeanwhile() throws Exception {
        List<Applicant> people = enrol();

        declareAll(people, () -> {
            TheSuite.kill("declarations-service");
            TheSuite.kill("statements-service");
            return null;
        });

        allStandOnTheFirstStatement();
    }

    @Test
    void alsoWhenKafkaStandsStillForTenSeconds() throws Exception {
        List<Applicant> people = enrol();

        declareAll(people, () -> {
            TheSuite.stopKafka();
            try {
                TheSuite.pass(Duration.ofSeconds(10));
            } finally {
                TheSuite.continueKafka();
            }
            return null;
        });

        allStandOnTheFirstStatement();
    }

    @AfterEach
    void bothServicesServeAgain() {
        TheSuite.awaitReady("declarations-service", "statements-service");
    }

    /** One through the API, the others like that one: what is to be seen begins with their declarations. */
    private List<Applicant> enrol() {
        Applicant first = provider.enrolled();
        Eventually.holds(() -> assertThat(databases.number("declarations-service",
                "SELECT count(*) FROM applications a JOIN enrolments e ON e.id = a.id JOIN participants p ON p.id = a.participant_id WHERE a.id = '"
                        + first.applicationId() + "'")).isOne());
        return Multiplied.make(first, DECLARATIONS);
    }

    private void declareAll(List<Applicant> people, Callable<?> meanwhile) throws Exception {
        try (var threads = Executors.newFixedThreadPool(16)) {
            var running = people.stream().map(person -> threads.submit(() -> provider.declare(person).expect(200))).toList();
            meanwhile.call();
            for (var task : running) {
                task.get();
            }
        }
    }

    private void allStandOnTheFirstStatement() {
        Eventually.holds(() -> {
            JsonNode statement = provider.statement(statements.first());
            assertThat(statement.path("counts").path("started").asInt()).isEqualTo(DECLARATIONS);
            // 200 starts × 1,000.00 × 60 % ÷ 4 periods = 200 × 150.00; a fixed service fee of 0.00; 20 % VAT
            assertThat(statement.path("totals").path("output").asString()).isEqualTo("30000.00");
            assertThat(statement.path("totals").path("vat").asString()).isEqualTo("6000.00");
            assertThat(statement.path("totals").path("total").asString()).isEqualTo("36000.00");
        });
        Eventually.equal(Map.of("eligible", (long) DECLARATIONS), this::states);
        Eventually.holds(() -> {
            JsonNode reconciliation = provider.reconciliation();
            assertThat(reconciliation.path("in_flight").asInt()).isZero();
            assertThat(reconciliation.path("differences").size()).isZero();
            assertThat(reconciliation.path("journal_imbalance").asString()).isEqualTo("0.00");
        });
    }

    private Map<String, Long> states() {
        return provider.api().get("/api/v3/participant-declarations?page[per_page]=3000".replace("[", "%5B").replace("]", "%5D"))
                .expect(200).data().valueStream()
                .map(declaration -> declaration.path("attributes").path("state").asString())
                .collect(Collectors.groupingBy(state -> state, Collectors.counting()));
    }
}
