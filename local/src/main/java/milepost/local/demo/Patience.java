package milepost.local.demo;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Waits for what spreads, as long as is decent and no longer. */
record Patience(Duration limit, Duration between) {

    /** The first answer, or the sentence that says what did not happen. */
    <T> T until(String what, Supplier<Optional<T>> look) {
        var deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            var found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() > deadline) {
                throw new Differs("After %d seconds it was still not so that %s.".formatted(limit.toSeconds(), what));
            }
            rest(between);
        }
    }

    /** Lets time pass. */
    static void rest(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Differs("The demo was interrupted.", stopped);
        }
    }
}
