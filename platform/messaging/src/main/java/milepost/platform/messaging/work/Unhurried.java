package milepost.platform.messaging.work;

import java.time.Duration;
import java.util.function.LongSupplier;
import reactor.core.publisher.Mono;

/**
 * Work that takes no more than a tenth of the time, however often it is asked for: after every run it rests nine times as long, up to a
 * limit. What is passed over meanwhile is not lost, because whoever asks asks again.
 */
public final class Unhurried {

    private static final int TIMES_AS_LONG = 9;

    private final Duration longestRest;
    private final LongSupplier nanos;
    private volatile long restUntil;

    public Unhurried(Duration longestRest, LongSupplier nanos) {
        this.longestRest = longestRest;
        this.nanos = nanos;
        this.restUntil = nanos.getAsLong();
    }

    /** Empty where it rests; one run at a time. */
    public <T> Mono<T> run(Mono<T> work) {
        return Mono.defer(() -> {
            long begun = nanos.getAsLong();
            return begun - restUntil < 0 ? Mono.empty() : work.doFinally(_ -> rest(begun));
        });
    }

    private void rest(long begun) {
        long ended = nanos.getAsLong();
        restUntil = ended + Math.min(longestRest.toNanos(), TIMES_AS_LONG * (ended - begun));
    }
}
