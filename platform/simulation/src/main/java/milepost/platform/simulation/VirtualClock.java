package milepost.platform.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time as the simulation tells it: it passes when it is told to, and by a microsecond at every look, so that no two are equal. */
public final class VirtualClock implements InstantSource {

    private final Instant start;
    private long micros;

    public VirtualClock(Instant start) {
        this.start = start;
    }

    @Override
    public Instant instant() {
        return start.plusNanos(++micros * 1_000);
    }

    public long nanos() {
        return micros * 1_000;
    }

    /** As late as it is by another clock that began at the same time. */
    void become(VirtualClock other) {
        micros = other.micros;
    }

    public void pass(Duration time) {
        micros += time.toNanos() / 1_000;
    }
}
