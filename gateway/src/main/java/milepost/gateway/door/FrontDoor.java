package milepost.gateway.door;

import java.time.Instant;
import milepost.gateway.limits.RateLimits;
import milepost.gateway.tokens.AccessTokens;
import milepost.gateway.tokens.AuthorizationHeader;
import milepost.platform.web.Caller;
import milepost.platform.web.EdgeFilter;
import milepost.platform.web.FilterOrder;
import milepost.platform.web.InnerToken;
import milepost.platform.web.InnerTokens;
import milepost.platform.web.Refused;
import milepost.platform.web.RequestTrace;
import milepost.platform.web.Requests;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** Lets a request in as somebody, or not at all. */
public final class FrontDoor implements EdgeFilter {

    private final ApplicationContext inside;
    private final AccessTokens tokens;
    private final RateLimits limits;
    private final InnerTokens innerTokens;
    private final RequestClock requestClock;

    public FrontDoor(ApplicationContext inside, AccessTokens tokens, RateLimits limits, InnerTokens innerTokens, boolean sandbox) {
        this.inside = inside;
        this.tokens = tokens;
        this.limits = limits;
        this.innerTokens = innerTokens;
        this.requestClock = new RequestClock(sandbox);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        String path = request.getPath().value();
        if (exchange.getApplicationContext() != inside) {
            // the management port: a context of its own that borrows our filters, and would borrow our routes too
            return path.startsWith("/actuator") ? chain.filter(exchange) : Mono.error(Refused.notFound());
        }
        if (!Address.isApi(path)) {
            return turnAway(request, Refused.notFound());
        }
        if (Address.isPublic(path)) {
            limits.takeForReader(request.getRemoteAddress());
            return Address.isPlain(path) ? chain.filter(exchange) : Mono.error(Refused.notFound());
        }
        return AuthorizationHeader.token(request.getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION))
                .map(tokens::holderOf)
                .orElseGet(Mono::empty)
                .switchIfEmpty(Mono.defer(() -> turnAway(request, Refused.unauthorised())))
                .flatMap(caller -> Mono.deferContextual(context -> chain.filter(admit(exchange, path, caller, context))));
    }

    @Override
    public int getOrder() {
        return FilterOrder.AUTHENTICATION;
    }

    private <T> Mono<T> turnAway(ServerHttpRequest request, Refused refusal) {
        return Mono.error(limits.turnAway(request.getRemoteAddress(), refusal));
    }

    private ServerWebExchange admit(ServerWebExchange exchange, String path, Caller caller, ContextView context) {
        limits.take(caller, exchange.getResponse().getHeaders());
        if (!Address.isPlain(path)) {
            throw Refused.notFound();
        }
        Instant clock = requestClock.of(exchange.getRequest().getHeaders());
        InnerToken inner = new InnerToken(caller, clock, Instant.MAX, sign(caller, clock));
        RequestTrace trace = RequestTrace.from(context);
        Requests.carry(exchange, inner);
        exchange.getResponse().getHeaders().set(RequestTrace.TRACEPARENT_HEADER, trace.traceparent());
        return exchange.mutate()
                .request(request -> request.headers(headers -> PassedHeaders.rewrite(headers, inner.raw(), trace)))
                .build();
    }

    private String sign(Caller caller, @Nullable Instant clock) {
        return switch (caller) {
            case Caller.Provider provider -> innerTokens.provider(provider.tokenId(), provider.providerId(), clock);
            case Caller.Operator operator -> innerTokens.operator(operator.tokenId(), operator.scopes(), clock);
            case Caller.Internal internal -> throw new IllegalStateException("no access token is a service's: " + internal);
        };
    }
}
