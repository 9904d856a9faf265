package milepost.local.sandbox;

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

    private final Api api;
    private final Ledger ledger;
    private final Consumer<String> say;
    private final ExecutorService workers = Executors.newFixedThreadPool(AT_A_TIME, Thread.ofPlatform().daemon().name("sandbox-", 0).factory());
    private final ConcurrentLinkedQueue<String> refusals = new ConcurrentLinkedQueue<>();

    Steps(Api api, Ledger ledger, Consumer<String> say) {
        this.api = api;
        this.ledger = ledger;
        this.say = say;
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

    /** Runs the works a few at a time and shows how far it is. */
    <T> void each(String what, Collection<T> works, Consumer<T> how) {
        AtomicInteger done = new AtomicInteger();
        List<Future<?>> all = works.stream().<Future<?>>map(work -> workers.submit(() -> {
            how.accept(work);
            done.incrementAndGet();
        })).toList();
        int shown = 0;
        for (int i = 0; i < all.size(); i++) {
            await(all.get(i));
            int quarter = 4 * (i + 1) / all.size();
            if (quarter > shown) {
                shown = quarter;
                say.accept("sandbox: %-42s %5d of %d".formatted(what, Math.max(done.get(), i + 1), all.size()));
            }
        }
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
