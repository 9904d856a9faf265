package milepost.platform.web;

import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * What a client that leaves had begun is seen through: its leaving cancels the wait, never the work. A cancellation that meets a
 * connection on its way out of the pool, or into it, loses the connection for good (r2dbc-pool #144, #198); work is bounded anyway.
 */
final class SeenThrough implements WebFilter, Ordered {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return Mono.deferContextual(context -> Mono.fromFuture(chain.filter(exchange).contextWrite(context).toFuture(), true));
    }

    @Override
    public int getOrder() {
        return FilterOrder.SEEN_THROUGH;
    }
}
