package milepost.platform.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is moved. */
public final class MovableClock implements InstantSource {

    private final AtomicReference<Instant> now;

    public MovableClock(Instant now) {
        this.now = new AtomicReference<>(now);
    }

    /** A clock that stands at {@code now}, written as RFC 3339. */
    public static MovableClock at(String now) {
        return new MovableClock(Instant.parse(now));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /** Moves on by {@code duration} (or back, if it is negative). */
    public void advance(Duration duration) {
        now.updateAndGet(before -> before.plus(duration));
    }

    /** Moves to {@code instant}. */
    public void moveTo(Instant instant) {
        now.set(instant);
    }
}
