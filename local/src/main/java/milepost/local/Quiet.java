package milepost.local;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether a suite has nothing to do: for half a minute all its processes together use little of one core. */
final class Quiet {

    private static final Duration A_LOOK = Duration.ofSeconds(5);
    private static final int LOOKS = 6;
    private static final double LITTLE = 0.25;

    private final Suite suite;
    private final CountDownLatch ended = new CountDownLatch(1);

    Quiet(Suite suite) {
        this.suite = suite;
    }

    /** True when it is quiet, false when nobody waits for it any more. */
    boolean await() {
        try {
            int quiet = 0;
            Duration before = used();
            while (quiet < LOOKS) {
                if (ended.await(A_LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                    return false;
                }
                Duration now = used();
                Duration spent = now.minus(before);
                // a process that was started again begins at nothing
                quiet = !spent.isNegative() && spent.toNanos() < LITTLE * A_LOOK.toNanos() ? quiet + 1 : 0;
                before = now;
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void end() {
        ended.countDown();
    }

    private Duration used() {
        return suite.pids().values().stream().flatMap(pid -> ProcessHandle.of(pid).stream())
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO)).reduce(Duration.ZERO, Duration::plus);
    }
}
