package milepost.gateway.door;

import milepost.platform.web.EdgeFilter;
import milepost.platform.web.FilterOrder;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** What browsers are told about every answer, here, where answers leave the suite, and nowhere behind it. */
public final class SecurityHeaders implements EdgeFilter {

    private static final String POLICY = "Content-Security-Policy";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().beforeCommit(() -> {
            protect(exchange.getResponse().getHeaders());
            return Mono.empty();
        });
        return chain.filter(exchange);
    }

    @Override
    public int getOrder() {
        return FilterOrder.TRACE + 1;
    }

    private static void protect(HttpHeaders headers) {
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        if (!headers.containsHeader(POLICY)) {
            headers.set(POLICY, "default-src 'none'; frame-ancestors 'none'");
        }
    }
}
