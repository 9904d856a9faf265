package milepost.platform.web;

import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Lets nothing pass without a verified inner token, before anything else is looked at (decision A6). */
final class Authentication implements EdgeFilter {

    private static final String SCHEME = "Bearer ";

    private final InnerTokenVerifier verifier;

    Authentication(InnerTokenVerifier verifier) {
        this.verifier = verifier;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        // the management port shares our filters; on the service's own port nothing is served there
        if (exchange.getRequest().getPath().value().startsWith("/actuator")) {
            return chain.filter(exchange);
        }
        var header = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Mono.error(Refused.unauthorised());
        }
        return verifier.verify(header.substring(SCHEME.length()).strip())
                .map(token -> {
                    exchange.getAttributes().put(Requests.TOKEN, token);
                    return chain.filter(exchange).contextWrite(context -> context.put(InnerToken.class, token));
                })
                .orElseGet(() -> Mono.error(Refused.unauthorised()));
    }

    @Override
    public int getOrder() {
        return FilterOrder.AUTHENTICATION;
    }
}
