package milepost.platform.web;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The database's time without a round trip per request: asked at most once a second, carried on by the monotonic clock in
 * between. Counted from the moment the answer arrived, so it is never ahead of the truth.
 */
public final class DatabaseClock {

    private static final long STALE = Duration.ofSeconds(1).toNanos();

    private final Mono<Instant> ask;
    private final LongSupplier nanos;
    private final AtomicReference<@Nullable Sample> latest = new AtomicReference<>();

    DatabaseClock(Mono<Instant> ask, LongSupplier nanos) {
        this.ask = ask;
        this.nanos = nanos;
    }

    public Mono<Instant> now() {
        return Mono.defer(() -> {
            var sample = latest.get();
            var elapsed = sample == null ? STALE : nanos.getAsLong() - sample.takenAt();
            return sample != null && elapsed < STALE
                    ? Mono.just(sample.time().plusNanos(elapsed))
                    : ask.doOnNext(time -> latest.set(new Sample(time, nanos.getAsLong())));
        });
    }

    private record Sample(Instant time, long takenAt) {}
}
