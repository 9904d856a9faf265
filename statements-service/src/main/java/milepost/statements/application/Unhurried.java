package milepost.statements.application;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import milepost.statements.domain.StatementId;
import reactor.core.publisher.Mono;

/**
 * Lets no statement take more than a twentieth of the time, however often it changes: what was slow to price rests nineteen times as long, up to a
 * limit. The others do not wait for it, and what is quick is ready again before anybody looks.
 */
public final class Unhurried {

    private static final int TIMES_AS_LONG = 19;

    private final Duration longestRest;
    private final LongSupplier nanos;
    private final Map<StatementId, Long> restUntil = new ConcurrentHashMap<>();

    public Unhurried(Duration longestRest, LongSupplier nanos) {
        this.longestRest = longestRest;
        this.nanos = nanos;
    }

    /** Those that rest now. */
    Set<StatementId> resting() {
        long now = nanos.getAsLong();
        restUntil.values().removeIf(until -> until - now <= 0);
        return Set.copyOf(restUntil.keySet());
    }

    /** Work on a statement, after which it rests, whatever came of it. */
    <T> Mono<T> on(StatementId id, Mono<T> work) {
        return Mono.defer(() -> {
            long begun = nanos.getAsLong();
            return work.doFinally(_ -> rest(id, begun));
        });
    }

    private void rest(StatementId id, long begun) {
        long ended = nanos.getAsLong();
        restUntil.put(id, ended + Math.min(longestRest.toNanos(), TIMES_AS_LONG * (ended - begun)));
    }
}
