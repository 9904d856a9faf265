package milepost.platform.messaging.work;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;

/**
 * The one place that blocks on a reactive result. The relay, the consumers and the sweeper own their threads and do one thing
 * after the other; requests never come here. Work that is over its limit is cancelled, which rolls its transaction back.
 */
public final class Waiting {

    private final Duration limit;

    public Waiting(Duration limit) {
        this.limit = limit;
    }

    public <T> @Nullable T forResultOf(Mono<T> work) {
        CompletableFuture<T> result = work.toFuture();
        try {
            return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw Exceptions.propagate(e.getCause());
        } catch (TimeoutException e) {
            result.cancel(true);
            throw Exceptions.propagate(new TimeoutException("not done within " + limit));
        } catch (InterruptedException e) {
            result.cancel(true);
            Thread.currentThread().interrupt();
            throw Exceptions.propagate(e);
        }
    }
}
