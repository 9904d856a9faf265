package milepost.platform.web;

import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Names each request, shows the name on every answer and carries it to logs and onward calls; nothing is kept by caches unless it says so. */
final class Tracing implements EdgeFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var headers = exchange.getRequest().getHeaders();
        var trace = RequestTrace.continuing(headers.getFirst(RequestTrace.REQUEST_ID_HEADER),
                headers.getFirst(RequestTrace.TRACEPARENT_HEADER));
        exchange.getAttributes().put(Requests.TRACE, trace);
        exchange.getResponse().beforeCommit(() -> {
            decorate(exchange.getResponse().getHeaders(), trace);
            return Mono.empty();
        });
        return chain.filter(exchange).contextWrite(trace::into);
    }

    @Override
    public int getOrder() {
        return FilterOrder.TRACE;
    }

    /** Set, not added: behind the gateway the same headers arrive from the service. */
    private static void decorate(HttpHeaders headers, RequestTrace trace) {
        headers.set(RequestTrace.REQUEST_ID_HEADER, trace.requestId());
        if (!headers.containsHeader(HttpHeaders.CACHE_CONTROL)) {
            headers.setCacheControl("no-store");
        }
    }
}
