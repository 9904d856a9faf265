package milepost.platform.web;

import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** All of our filters as one: Spring puts a deferred chain and a checkpoint around each filter that it knows, which every request pays. */
final class Edge implements WebFilter, Ordered {

    private final List<EdgeFilter> lastFirst;

    /** @param filters in the order in which requests meet them */
    Edge(List<EdgeFilter> filters) {
        this.lastFirst = List.copyOf(filters).reversed();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var next = chain;
        for (var filter : lastFirst) {
            var after = next;
            next = passing -> filter.filter(passing, after);
        }
        return next.filter(exchange);
    }

    @Override
    public int getOrder() {
        return FilterOrder.TRACE;
    }
}
