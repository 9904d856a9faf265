package milepost.local.sandbox;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Does the steps of the loading: each once, a few at a time, with a line of progress; refusals are collected. */
final class Steps implements AutoCloseable {

    private static final int AT_A_TIME = 8;
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(3);
    private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofDays(1);

    private final Api api;
    private final Ledger ledger;
    private final Consumer<String> say;
    private final ExecutorService workers = Executors.newFixedThreadPool(AT_A_TIME, Thread.ofPlatform().daemon().name("sandbox-", 0).factory());
    private final ConcurrentLinkedQueue<String> refusals = new ConcurrentLinkedQueue<>();
    private final Duration betweenLines;
    private int planned;

    Steps(Api api, Ledger ledger, Consumer<String> say) {
        this(api, ledger, say, BETWEEN_LINES);
    }

    Steps(Api api, Ledger ledger, Consumer<String> say, Duration betweenLines) {
        this.api = api;
        this.ledger = ledger;
        this.say = say;
        this.betweenLines = betweenLines;
    }

    /** From here on lines of progress say how much of so many steps is done. */
    void plan(int steps) {
        planned = steps;
    }

    /** Sends the call unless an earlier run did; the answer only if it was sent now and accepted. */
    Optional<Api.Answer> once(String step, Api.Call call) {
        if (ledger.has(step)) {
            return Optional.empty();
        }
        Api.Answer answer = api.send(call);
        if (!answer.ok()) {
            refusals.add(step + ": " + call.method() + " " + call.path() + " was refused with " + answer.status() + " " + answer.body());
        }
        ledger.add(step);
        return Optional.of(answer).filter(Api.Answer::ok);
    }

    /** Runs the works a few at a time and shows how far it is: every few seconds, and at the end. */
    <T> void each(String what, Collection<T> works, Consumer<T> how) {
        show(what, begun(workers, works, how));
    }

    /** The same in silence, for whoever is one of several at it. */
    <T> void all(Collection<T> works, Consumer<T> how) {
        begun(workers, works, how).forEach(work -> await(work, AS_LONG_AS_IT_TAKES));
    }

    /** Runs all works at once, each a row of steps of its own that still take turns at a few at a time; shows how far it is. */
    <T> void together(String what, Collection<T> works, Consumer<T> how) {
        try (ExecutorService own = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("sandbox-row-", 0).factory())) {
            try {
                show(what, begun(own, works, how));
            } finally {
                own.shutdownNow();
            }
        }
    }

    private static <T> List<Future<?>> begun(ExecutorService threads, Collection<T> works, Consumer<T> how) {
        return works.stream().<Future<?>>map(work -> threads.submit(() -> how.accept(work))).toList();
    }

    private void show(String what, List<Future<?>> all) {
        long next = System.nanoTime() + betweenLines.toNanos();
        for (Future<?> work : all) {
            while (!await(work, Duration.ofNanos(Math.max(1, next - System.nanoTime())))) {
                next = System.nanoTime() + betweenLines.toNanos();
                tell(what, all.stream().filter(Future::isDone).count(), all.size());
                // nobody waits for the others when one of them failed
                all.stream().filter(each -> each.state() == Future.State.FAILED).forEach(failed -> await(failed, AS_LONG_AS_IT_TAKES));
            }
        }
        if (!all.isEmpty()) {
            tell(what, all.size(), all.size());
        }
    }

    private void tell(String what, long done, int of) {
        say.accept("sandbox: %s%-42s %5d of %d".formatted(share(), what, done, of));
    }

    /** Not all of it before the very end: what is paid when, for example, shows only on the way. */
    private String share() {
        return planned == 0 ? "" : "%2d %%  ".formatted(Math.min(99, 100 * ledger.size() / planned));
    }

    Collection<String> refusals() {
        return refusals;
    }

    /** Whether it is done within that time. */
    private static boolean await(Future<?> work, Duration limit) {
        try {
            work.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SandboxFailed("interrupted");
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
