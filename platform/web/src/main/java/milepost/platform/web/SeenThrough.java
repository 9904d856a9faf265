package milepost.platform.web;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * What a client that leaves had begun is seen through: its leaving cancels the wait, never the work. A cancelled reactive transaction
 * rolls back, and a cancellation that meets a connection on its way out of the pool, or into it, loses the connection for good
 * (r2dbc-pool #144, #198); work is bounded anyway.
 */
final class SeenThrough implements EdgeFilter, AutoCloseable {

    private final AtomicInteger running = new AtomicInteger();
    private final CompletableFuture<Void> lastEnded = new CompletableFuture<>();
    private volatile boolean closing;

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return Detached.of(Mono.defer(() -> {
            running.incrementAndGet();
            return chain.filter(exchange);
        }), this::ended);
    }

    private void ended() {
        if (running.decrementAndGet() == 0 && closing) {
            lastEnded.complete(null);
        }
    }

    /** At shutdown: what clients that have left had begun ends before the connections go. */
    @Override
    public void close() {
        closing = true;
        if (running.get() > 0) {
            lastEnded.completeOnTimeout(null, Database.TRANSACTION_LIMIT.toMillis(), TimeUnit.MILLISECONDS).join();
        }
    }

    @Override
    public int getOrder() {
        return FilterOrder.SEEN_THROUGH;
    }
}
