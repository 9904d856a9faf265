package milepost.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import milepost.chaos.check.Checker;
import milepost.chaos.check.Found;
import milepost.chaos.check.Look;
import milepost.chaos.check.Rest;
import milepost.chaos.check.Verdict;
import milepost.chaos.faults.Ground;
import milepost.chaos.load.History;
import milepost.chaos.load.Pause;
import milepost.invariants.StatementFacts;

/**
 * What the clients of one load were told, held against what is.
 *
 * @param toRest how long it took until nothing was on its way any more
 */
record Compared(Duration toRest, int declarations, int statementsPaid, Verdict verdict) {

    /** I9: within this, everything agrees again. */
    private static final Duration TO_REST = Duration.ofMinutes(4);

    /** Waits for rest and compares; the load has finished. */
    static Compared now(Ground ground, Instant since) {
        long begun = System.nanoTime();
        while (true) {
            List<String> unrest = new Rest(ground).unrestAfter(TO_REST.minusNanos(System.nanoTime() - begun));
            Duration toRest = Duration.ofNanos(System.nanoTime() - begun);
            Compared compared = compared(toRest, new Look(ground, since).found(unrest), ground);
            // what is folded and not acted on yet neither stands in an outbox nor differs for the reconciliation
            if (compared.verdict().isClean() || toRest.compareTo(TO_REST) >= 0) {
                return compared;
            }
            Pause.of(Duration.ofSeconds(5));
        }
    }

    private static Compared compared(Duration toRest, Found found, Ground ground) {
        History history = ground.load().history();
        Verdict verdict = new Checker(history.all(), found).verdict(history.contradictions(), paid(history), Map.copyOf(ground.poison()));
        return new Compared(toRest, found.declarations().size(),
                (int) found.statements().stream().filter(each -> each.state().equals("paid")).count(), verdict);
    }

    private static Map<UUID, StatementFacts> paid(History history) {
        return history.paid().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                each -> new StatementFacts(each.getKey(), each.getKey(), "paid", each.getValue(), List.of())));
    }
}
