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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Does the steps of the loading: each once, a few at a time, with a line of progress; refusals are collected. */
final class Steps implements AutoCloseable {

    private static final int AT_A_TIME = 8;
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(3);

    private final Api api;
    private final Ledger ledger;
    private final Consumer<String> say;
    private final ExecutorService workers = Executors.newFixedThreadPool(AT_A_TIME, Thread.ofPlatform().daemon().name("sandbox-", 0).factory());
    private final ConcurrentLinkedQueue<String> refusals = new ConcurrentLinkedQueue<>();
    private int planned;

    Steps(Api api, Ledger ledger, Consumer<String> say) {
        this.api = api;
        this.ledger = ledger;
        this.say = say;
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
        AtomicInteger done = new AtomicInteger();
        List<Future<?>> all = works.stream().<Future<?>>map(work -> workers.submit(() -> {
            how.accept(work);
            done.incrementAndGet();
        })).toList();
        long next = System.nanoTime() + BETWEEN_LINES.toNanos();
        for (int i = 0; i < all.size(); i++) {
            await(all.get(i));
            boolean last = i == all.size() - 1;
            if (last || System.nanoTime() - next > 0) {
                next = System.nanoTime() + BETWEEN_LINES.toNanos();
                say.accept("sandbox: %s%-42s %5d of %d".formatted(share(), what, last ? all.size() : Math.max(done.get(), i + 1), all.size()));
            }
        }
    }

    /** Not all of it before the very end: what is paid when, for example, shows only on the way. */
    private String share() {
        return planned == 0 ? "" : "%2d %%  ".formatted(Math.min(99, 100 * ledger.size() / planned));
    }

    Collection<String> refusals() {
        return refusals;
    }

    private static void await(Future<?> work) {
        try {
            work.get();
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
