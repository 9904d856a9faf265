package milepost.platform.web;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * What a client that leaves had begun is seen through: its leaving cancels the wait, never the work. A cancelled reactive transaction
 * rolls back, and a cancellation that meets a connection on its way out of the pool, or into it, loses the connection for good
 * (r2dbc-pool #144, #198); work is bounded anyway.
 */
final class SeenThrough implements WebFilter, Ordered, AutoCloseable {

    private final Set<CompletableFuture<?>> running = ConcurrentHashMap.newKeySet();

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return Mono.deferContextual(context -> {
            var work = chain.filter(exchange).contextWrite(context).toFuture();
            if (!work.isDone()) {
                running.add(work);
                work.whenComplete((_, _) -> running.remove(work));
            }
            return outcome(work);
        });
    }

    /** Once the client has left nobody is told of a failure: what went wrong is in the log by then, and that there is nobody to write to is no news. */
    private static Mono<Void> outcome(CompletableFuture<Void> work) {
        var left = new AtomicBoolean();
        return Mono.<Void>create(sink -> work.whenComplete((_, failure) -> {
            if (failure == null) {
                sink.success();
            } else if (!left.get()) {
                sink.error(failure);
            }
        })).doOnCancel(() -> left.set(true));
    }

    /** At shutdown: what clients that have left had begun ends before the connections go. */
    @Override
    public void close() {
        CompletableFuture.allOf(running.toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, Database.TRANSACTION_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(_ -> null)
                .join();
    }

    @Override
    public int getOrder() {
        return FilterOrder.SEEN_THROUGH;
    }
}
