package milepost.benchmarks;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waiting, with an end to it. */
final class Patience {

    private Patience() {}

    static void until(String what, Duration longest, BooleanSupplier there) {
        until(what, longest, Duration.ofMillis(100), there);
    }

    /** Where looking costs what is measured, one looks seldom. */
    static void until(String what, Duration longest, Duration between, BooleanSupplier there) {
        long deadline = System.nanoTime() + longest.toNanos();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new Failed("waited " + longest.toSeconds() + " s in vain until " + what);
            }
            pause(between.toMillis());
        }
    }

    static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("interrupted", e);
        }
    }
}
