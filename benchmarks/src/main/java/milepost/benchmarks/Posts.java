package milepost.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import milepost.platform.embedded.Signals;

/**
 * P3: POST a declaration with its key, straight at the service, against pgbench with the very statements PostgreSQL saw of such a
 * POST. Only PostgreSQL, Kafka and the declarations service run meanwhile; the other services, whose work comes later, are stopped.
 */
final class Posts implements Metric {

    private static final int MOST_PER_SECOND = 3_000;

    @Override
    public List<Result> measure(Running running) {
        String transaction = new RecordedPost(running).script();
        List<Long> others = running.suite().pids().entrySet().stream()
                .filter(each -> List.of("gateway", "applications-service", "participants-service", "statements-service").contains(each.getKey()))
                .map(Map.Entry::getValue).toList();
        Cost cost = new Cost(() -> running.pid("declarations-service"));
        others.forEach(pid -> Signals.send("STOP", pid));
        try {
            Turns.Taken taken = running.turns().take("P3", () -> ours(running, cost), () -> limit(running, transaction));
            return List.of(new Result("P3", "POST a declaration with token, rules, idempotency key and outbox", "pgbench, the same statements in one transaction",
                    true, "ratio", taken.ratios(), 0.35, 0.60, taken.medians("%s /s"::formatted), cost.perRequest()));
        } finally {
            others.forEach(pid -> Signals.send("CONT", pid));
            awaitPlaced(running);
        }
    }

    /** What comes next must not be measured among the rest of this. */
    private static void awaitPlaced(Running running) {
        try (Connection declarations = running.stage().database("milepost_declarations"); Connection statements = running.stage().database("milepost_statements")) {
            running.turns().progress().accept("P3 is over; the other services catch up");
            Patience.until("every declaration is on its statement", Duration.ofMinutes(10), () -> ToTheStatement.one(declarations, "SELECT count(*) FROM declarations")
                    .equals(ToTheStatement.one(statements, "SELECT count(*) FROM line")));
        } catch (SQLException e) {
            throw new Failed("the databases cannot be asked: " + e.getMessage(), e);
        }
    }

    private static double ours(Running running, Cost cost) {
        int seconds = running.turns().seconds();
        int many = Math.min(seconds * MOST_PER_SECOND, running.people().left());
        int first = running.people().next(many);
        Throughput throughput = cost.of(() -> running.load().http("P3", running.stage().declarations(),
                Load.posts(running.load().innerTokens(), first, many), seconds));
        running.people().used(first, throughput.requests() + 2 * Load.CLIENTS);
        return throughput.perSecond();
    }

    private static double limit(Running running, String transaction) {
        int seconds = running.turns().seconds();
        int first = running.people().firstOfLimit();
        Throughput throughput = running.load().sql("P3-limit", transaction, Load.CLIENTS, first, seconds);
        // clients run unevenly: leave room for the quickest
        running.people().usedByLimit(throughput.requests() * 2 + Load.CLIENTS);
        return throughput.perSecond();
    }
}
