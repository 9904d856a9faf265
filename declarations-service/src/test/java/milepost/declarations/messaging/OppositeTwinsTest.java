package milepost.declarations.messaging;

import static milepost.declarations.RunningService.hears;
import static milepost.declarations.RunningService.operator;
import static milepost.declarations.RunningService.post;
import static milepost.declarations.RunningService.rows;
import static milepost.declarations.RunningService.takeBack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import milepost.declarations.RunningService;
import milepost.declarations.RunningService.Got;
import milepost.declarations.World;
import org.junit.jupiter.api.Test;

/** Two declarations of one person under two ids, each changed by somebody else in the same moment: each of them looks at the other. */
class OppositeTwinsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void bothAreTakenBackAtOnceThoughEachHoldsWhatTheOtherWaitsFor() throws Exception {
        World one = new World().told();
        World other = new World().told();
        String first = post(one, one.started()).id();
        String second = post(other, other.started()).id();
        hears(one.line(first, "paid"), other.line(second, "paid"));
        other.trn = one.trn;
        hears(other.participant());
        assertThat(paidTwice(second)).isTrue();

        try (Connection gate = RunningService.connect(); Statement shut = gate.createStatement(); var threads = Executors.newFixedThreadPool(2)) {
            gate.setAutoCommit(false);
            // both have locked their own declaration by the time they write its history, and look at the other's only then
            shut.execute("LOCK TABLE declaration_history IN SHARE MODE");
            Future<Got> ours = threads.submit((Callable<Got>) () -> takeBack(one.provider, first));
            Future<Got> theirs = threads.submit((Callable<Got>) () -> takeBack(other.provider, second));
            open(gate);

            // PostgreSQL ends one of them, which tries again
            assertThat(ours.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).state()).isEqualTo("awaiting_clawback");
            assertThat(theirs.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).state()).isEqualTo("awaiting_clawback");
        }

        assertThat(rows("SELECT declaration_id FROM declaration_history WHERE declaration_id IN ('" + first + "', '" + second
                + "') AND state = 'awaiting_clawback'")).as("one step each").hasSize(2);
        assertThat(paidTwice(first) || paidTwice(second)).isFalse();
    }

    /** Once both wait at it; whatever comes of it, nobody waits for ever. */
    private static void open(Connection gate) throws SQLException {
        try {
            await().atMost(PATIENCE).until(() -> rows("""
                    SELECT 1 FROM pg_locks WHERE relation = 'declaration_history'::regclass AND NOT granted
                    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                    """).size() == 2);
        } finally {
            gate.rollback();
        }
    }

    private static boolean paidTwice(String declaration) {
        return operator("GET", "/operator/v1/worklist", null, "finance").body().values().stream()
                .anyMatch(item -> item.path("subject_id").asString().equals(declaration)
                        && item.path("kind").asString().equals("duplicate_declarations_paid"));
    }
}
