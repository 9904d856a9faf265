package milepost.chaos;

import java.time.Duration;
import java.time.Instant;

/** How long a run has been going on. */
final class Stopwatch {

    private final Instant begin = Instant.now();

    Instant begin() {
        return begin;
    }

    Duration soFar() {
        return Duration.between(begin, Instant.now());
    }

    @Override
    public String toString() {
        return "%3d:%02d".formatted(soFar().toMinutes(), soFar().toSecondsPart());
    }
}
