package milepost.platform.messaging.work;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** A thread that takes a turn at every interval, and at once when it is woken; a failed turn is tried again at the next one. */
public final class Worker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Worker.class);
    private static final Duration STOPPING = Duration.ofSeconds(10);

    private final String name;
    private final Duration interval;
    private final Runnable turn;
    private final Runnable farewell;
    private final Semaphore calls = new Semaphore(0);
    private volatile @Nullable Thread thread;
    private @Nullable Thread last;
    private boolean failing;
    private volatile @Nullable Long alarm;

    public Worker(String name, Duration interval, Runnable turn, Runnable farewell) {
        this.name = name;
        this.interval = interval;
        this.turn = turn;
        this.farewell = farewell;
    }

    public void wake() {
        if (calls.availablePermits() == 0) {
            calls.release();
        }
    }

    /** One turn after that time, be the interval longer; another such call takes the place of this one. */
    public void wakeIn(Duration delay) {
        alarm = System.nanoTime() + delay.toNanos();
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            Thread started = Thread.ofPlatform().name(name).daemon().unstarted(this::work);
            thread = started;
            last = started;
            started.start();
        }
    }

    /** Tells the thread to end after the turn it is in; does not wait for that. */
    public void dismiss() {
        thread = null;
        wake();
    }

    @Override
    public synchronized void stop() {
        dismiss();
        Thread stopping = last;
        if (stopping != null) {
            try {
                stopping.join(STOPPING);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Asked by turns that go on as long as there is something to do. */
    public boolean isMine() {
        return thread == Thread.currentThread();
    }

    /** For turns that take breath: a call does not end this pause. */
    public void pauseUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0 && isMine(); left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void work() {
        while (isMine()) {
            takeTurn(turn);
            rest();
        }
        takeTurn(farewell);
    }

    /** The turn's own errors end the turn, never the thread: the database or the broker will be back. */
    private void takeTurn(Runnable step) {
        try {
            step.run();
            if (failing) {
                failing = false;
                log.info("{} works again", name);
            }
        } catch (RuntimeException e) {
            if (!failing) {
                failing = true;
                log.warn("{} failed and will try again", name, e);
            }
        }
    }

    private void rest() {
        try {
            if (calls.tryAcquire(untilNextTurn(), TimeUnit.NANOSECONDS)) {
                calls.drainPermits();
            }
        } catch (InterruptedException e) {
            thread = null;
        }
    }

    private long untilNextTurn() {
        Long set = alarm;
        long left = set == null ? Long.MAX_VALUE : set - System.nanoTime();
        if (left > interval.toNanos()) {
            return interval.toNanos();
        }
        alarm = null;
        return left;
    }
}
