package milepost.local;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import milepost.platform.embedded.Signals;
import org.jspecify.annotations.Nullable;

/** One process of the suite that is started again when it dies. */
final class Watched {

    /** How to start and to know a process: everything about it that stays the same. */
    record Kind(String name, int port, @Nullable Integer managementPort, Path log, Supplier<Process> start, BooleanSupplier ready) {}

    /** Who hears of it. */
    interface Keeper {

        void say(String sentence);

        void startedAgain();

        void gaveUp(String sentence);
    }

    /** A process that a signal ended has an exit code above it. */
    private static final int SIGNALLED = 128;

    private final Kind kind;
    private final Keeper keeper;
    private final RestartPolicy blank;
    private RestartPolicy policy;
    private Instant startedAt = Instant.MIN;
    private @Nullable Process process;
    private @Nullable Process struck;
    private boolean stopping;
    private volatile @Nullable String givenUp;

    Watched(Kind kind, Keeper keeper) {
        this(kind, keeper, RestartPolicy.blank());
    }

    /** @param blank what is thought of it before it has died */
    Watched(Kind kind, Keeper keeper, RestartPolicy blank) {
        this.kind = kind;
        this.keeper = keeper;
        this.blank = blank;
        this.policy = blank;
    }

    Kind kind() {
        return kind;
    }

    synchronized void start() {
        if (stopping) {
            return;
        }
        Process started = kind.start().get();
        process = started;
        startedAt = Instant.now();
        started.onExit().thenAccept(this::ended);
    }

    synchronized long pid() {
        return process == null ? -1 : process.pid();
    }

    /** Waits until the process is of use; a sentence if it will not be. */
    void awaitReady(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!kind.ready().getAsBoolean()) {
            String hopeless = givenUp;
            if (hopeless != null) {
                throw new Unusable(hopeless);
            }
            if (System.nanoTime() > deadline) {
                throw new Unusable(kind.name() + " is not ready after " + patience.toSeconds() + " s; its log is " + kind.log() + ".");
            }
            pause(Duration.ofMillis(100));
        }
    }

    /** From here on its end is wanted. */
    synchronized @Nullable Process leaveAlone() {
        stopping = true;
        return process;
    }

    /**
     * Sends a signal that ends it, and tells whether there was anything to end: the number of a process that has died may be somebody
     * else's. What others do to it says nothing against it, so that it is started again as if for the first time.
     */
    synchronized boolean strike(String signal) {
        Process running = process;
        if (running == null || !running.isAlive()) {
            return false;
        }
        struck = running;
        return Signals.send(signal, running.pid());
    }

    /** Sends a signal that ends it, and waits until it has: it stays away until {@link #startAgain()}. */
    void stop(String signal, Duration patience) {
        Process running = leaveAlone();
        if (running != null) {
            end(List.of(running), process -> Signals.send(signal, process.pid()), patience);
        }
    }

    /** The end of a {@link #stop(String, Duration)}. */
    void startAgain() {
        synchronized (this) {
            stopping = false;
            start();
        }
        keeper.startedAgain();
    }

    private void ended(Process gone) {
        RestartPolicy.Verdict verdict;
        synchronized (this) {
            if (stopping || gone != process) {
                return;
            }
            RestartPolicy record = gone == struck ? blank : policy;
            verdict = record.died(Instant.now(), Duration.between(startedAt, Instant.now()));
        }
        if (gone.exitValue() <= SIGNALLED && OtherTables.refusedIn(kind.log())) {
            giveUp(OtherTables.sentence(kind.name(), kind.log()));
            return;
        }
        switch (verdict) {
            case RestartPolicy.Verdict.GiveUp() -> giveUp(kind.name() + " died five times within a minute; its log is " + kind.log() + ".");
            case RestartPolicy.Verdict.StartAgain(Duration after, RestartPolicy next) -> {
                keeper.say(kind.name() + " died (" + cause(gone.exitValue()) + "); starting it again in " + after.toMillis() / 1000.0 + " s.");
                Thread.ofVirtual().name("restart-" + kind.name()).start(() -> startAgain(gone, after, next));
            }
        }
    }

    private void startAgain(Process gone, Duration after, RestartPolicy next) {
        pause(after);
        synchronized (this) {
            if (process != gone) {
                return;
            }
            policy = next;
            try {
                start();
            } catch (RuntimeException e) {
                if (!stopping) {
                    giveUp(kind.name() + " cannot be started again (" + e.getMessage() + ").");
                }
                return;
            }
        }
        keeper.startedAgain();
    }

    private void giveUp(String sentence) {
        givenUp = sentence;
        keeper.gaveUp(sentence);
    }

    private static String cause(int exit) {
        return exit > SIGNALLED ? "signal " + (exit - SIGNALLED) : "exit code " + exit;
    }

    private static void pause(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unusable("The start was interrupted.", e);
        }
    }

    /** Lets every process of the kind that hears it go, and takes those that do not. */
    static void end(Iterable<Process> processes, Consumer<Process> ask, Duration patience) {
        processes.forEach(ask);
        long deadline = System.nanoTime() + patience.toNanos();
        for (Process each : processes) {
            try {
                if (!each.waitFor(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                    each.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                each.destroyForcibly();
            }
        }
    }
}
