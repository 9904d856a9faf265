package milepost.local.demo;

import java.time.Duration;
import java.util.List;

/** How long something took, each time it was done. */
record Times(List<Duration> sorted) {

    static Times of(List<Duration> times) {
        return new Times(times.stream().sorted().toList());
    }

    /** The shortest time within which half of them were done. */
    Duration median() {
        return within(0.5);
    }

    /** The shortest time within which nine of ten were done. */
    Duration nineOfTen() {
        return within(0.9);
    }

    Duration slowest() {
        return sorted.getLast();
    }

    private Duration within(double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
}
