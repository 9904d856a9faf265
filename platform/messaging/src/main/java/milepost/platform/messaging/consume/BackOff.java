package milepost.platform.messaging.consume;

import java.time.Duration;

/** Waits that double from a tenth of a second up to a cap. */
final class BackOff {

    private static final Duration FIRST = Duration.ofMillis(100);

    private final Duration longest;
    private Duration next = FIRST;

    BackOff(Duration longest) {
        this.longest = longest;
    }

    Duration next() {
        Duration now = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(longest) < 0 ? doubled : longest;
        return now;
    }

    void reset() {
        next = FIRST;
    }
}
