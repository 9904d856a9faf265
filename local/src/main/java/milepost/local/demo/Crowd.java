package milepost.local.demo;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does the same for many, sixteen at a time. */
final class Crowd {

    private static final int AT_A_TIME = 16;

    private Crowd() {
    }

    static <A, B> List<B> each(List<A> all, Function<A, B> work) {
        try (var threads = Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory())) {
            return threads.invokeAll(all.stream().<Callable<B>>map(one -> () -> work.apply(one)).toList()).stream().map(Crowd::result).toList();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Differs("The demo was interrupted.", stopped);
        }
    }

    private static <B> B result(Future<B> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Differs("The demo was interrupted.", stopped);
        }
    }
}
