package milepost.acceptance;

import static milepost.acceptance.EarlyCareerPay.band;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import milepost.acceptance.EarlyCareer.Trainee;
import milepost.acceptance.TrainingProvider.Applicant;
import milepost.chaos.faults.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A huge statement of each family is cut off and paid while {@code kill -9} strikes in the middle of either: it goes on where it was,
 * nothing happens twice, and every declaration follows. A build takes a thousand lines each; {@code -Dmilepost.lines=…} takes more.
 */
class ManyLinesPaidThroughKillsIT {

    private static final int LINES = Integer.getInteger("milepost.lines", 1_000);
    private static final String SERVICE = "statements-service";
    private static final Duration PATIENCE = Duration.ofMinutes(4).plusMillis(10L * LINES);

    private final Databases databases = new Databases(TheSuite.suite());
    private final Payee npq = npq();
    private final Payee ecf = ecf();

    /** A provider, the statement its declarations are on, and what that comes to. */
    private record Payee(TrainingProvider provider, String statement, String output, String uplift) {
    }

    @AfterEach
    void itServesAgain() {
        TheSuite.awaitReady(SERVICE);
    }

    @Test
    void statementsOfBothFamiliesAreCutOffAndPaidThroughKillsWithNothingTwiceAndAllDeclarationsFollow() throws Exception {
        try (Connection half = open(); var threads = Executors.newSingleThreadExecutor()) {
            // nobody tells about these while they are held
            int held = hold(half, "SELECT d.id FROM declaration d JOIN line l ON l.declaration_id = d.id WHERE l." + on() + " AND d.id::text < '8' FOR UPDATE OF d");
            assertThat(held).isBetween(1, 2 * LINES - 1);

            cutOffThroughAKill(threads);
            await().atMost(PATIENCE).until(() -> told("payable") == 2L * LINES - held);
            both().forEach(each -> each.provider.authorise(TrainingProvider.AFTER_FIRST_DEADLINE, each.statement).expect(200));
            TheSuite.kill(SERVICE);
            assertThat(databases.number(SERVICE, "SELECT count(*) FROM line WHERE told <> 'paid' AND " + on())).as("in the middle of it").isGreaterThanOrEqualTo(held);
        }

        both().forEach(this::paidOnce);
        assertThat(databases.number(SERVICE, "SELECT count(*) FROM line WHERE told <> 'paid' AND " + on())).isZero();
        both().forEach(each -> Eventually.holds(() -> {
            JsonNode reconciliation = each.provider.reconciliation();
            assertThat(reconciliation.path("in_flight").asInt()).isZero();
            assertThat(reconciliation.path("differences").size()).isZero();
            assertThat(reconciliation.path("journal_imbalance").asString()).isEqualTo("0.00");
        }));
    }

    /** The service dies with the prices of all lines half written; the same command, repeated, closes both. */
    private void cutOffThroughAKill(ExecutorService threads) throws SQLException {
        try (Connection last = open()) {
            hold(last, both().map(each -> "SELECT id FROM line WHERE statement_id = '" + each.statement + "' ORDER BY ctid DESC LIMIT 1 FOR UPDATE")
                    .toArray(String[]::new));
            // whether it is answered does not matter
            threads.submit(this::cutOff);
            await().atMost(PATIENCE).until(() -> databases.number(SERVICE, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                    + "AND wait_event_type = 'Lock' AND query LIKE 'UPDATE line SET counted%'") > 0);
            TheSuite.kill(SERVICE);
            assertThat(in("open")).isEqualTo(2);
        }
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).ignoreExceptions().until(() -> {
            cutOff();
            return in("payable") == 2;
        });
    }

    private Reply cutOff() {
        return TheSuite.operator().at(TrainingProvider.AFTER_FIRST_DEADLINE)
                .post("/operator/v1/statements/cut-off", Map.of("ids", both().map(Payee::statement).toList()));
    }

    private long in(String state) {
        return databases.number(SERVICE, "SELECT count(*) FROM statement WHERE state = '" + state + "' AND id IN (" + ids() + ")");
    }

    private void paidOnce(Payee payee) {
        String mine = "lead_provider_id = '" + payee.provider.id() + "'";
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> assertThat(databases.query("declarations-service",
                "SELECT state || ' ' || count(*) FROM declarations WHERE " + mine + " GROUP BY state", row -> row.getString(1))).containsExactly("paid " + LINES));
        assertThat(databases.number("declarations-service", "SELECT count(*) FROM (SELECT FROM declaration_history h JOIN declarations d ON d.id = h.declaration_id "
                + "WHERE d." + mine + " GROUP BY h.declaration_id, h.state HAVING count(*) > 1) twice")).isZero();
        assertThat(databases.number(SERVICE, "SELECT count(*) FROM line WHERE kind = 'payment' AND status = 'attached' AND statement_id = '"
                + payee.statement + "'")).isEqualTo(LINES);
        assertThat(databases.query(SERVICE, "SELECT reason FROM journal_entry WHERE statement_id = '" + payee.statement + "' ORDER BY number",
                row -> row.getString(1))).containsExactly("cut_off", "authorisation");
        JsonNode statement = payee.provider.statement(payee.statement);
        assertThat(statement.path("state").asString()).isEqualTo("paid");
        assertThat(statement.path("totals").path("output").asString()).isEqualTo(payee.output);
        assertThat(statement.path("totals").path("uplift").asString()).isEqualTo(payee.uplift);
        Eventually.equal(LINES, () -> payee.provider.statement(payee.statement).path("progress").path("paid_lines").asInt());
    }

    private static Payee npq() {
        TrainingProvider provider = TrainingProvider.fresh().persistent();
        String statement = provider.twoStatements().first();
        Applicant applicant = provider.enrolled();
        String declaration = provider.declare(applicant).expect(200).id();
        Eventually.equal("eligible", () -> provider.state(declaration));
        Multiplied.make(new Multiplied.Original(applicant.participantId(), applicant.applicationId(), declaration), LINES);
        // 1,000.00 × 60 % ÷ 4 periods
        return new Payee(provider, statement, 150 * LINES + ".00", "0.00");
    }

    /** Half of them in the first band, a quarter in the second, and nothing is paid for the rest. */
    private static Payee ecf() {
        EarlyCareerPay pay = EarlyCareerPay.of(TrainingProvider.fresh().persistent(),
                List.of(band("A", 1, LINES / 2, "1000.00"), band("B", LINES / 2 + 1, LINES / 4 * 3, "800.00")));
        Trainee teacher = pay.people().teacherWithUplift();
        String declaration = pay.eligible(teacher, "started", "2023-10-02T09:00:00Z");
        Multiplied.make(new Multiplied.Original(teacher.participantId(), teacher.recordId(), declaration), LINES);
        // a fifth of 60 % of 1,000.00 for one half, and of 800.00 for one quarter; three quarters found a place, each with 100.00 of uplift
        return new Payee(pay.provider(), pay.statements().first(), 120 * LINES / 2 + 96 * LINES / 4 + ".00", 100 * LINES / 4 * 3 + ".00");
    }

    private Stream<Payee> both() {
        return Stream.of(npq, ecf);
    }

    private String ids() {
        return "'" + npq.statement + "', '" + ecf.statement + "'";
    }

    private String on() {
        return "statement_id IN (" + ids() + ")";
    }

    private long told(String state) {
        return databases.number(SERVICE, "SELECT count(*) FROM line WHERE told = '" + state + "' AND " + on());
    }

    private static Connection open() throws SQLException {
        Connection connection = DriverManager.getConnection(TheSuite.suite().jdbcUrl(SERVICE));
        connection.setAutoCommit(false);
        return connection;
    }

    /** Until the connection is closed; answers how many rows. */
    private static int hold(Connection connection, String... queries) throws SQLException {
        int rows = 0;
        try (Statement statement = connection.createStatement()) {
            for (String query : queries) {
                try (var found = statement.executeQuery(query)) {
                    while (found.next()) {
                        rows++;
                    }
                }
            }
        }
        return rows;
    }
}
