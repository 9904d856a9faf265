package milepost.platform.web;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.server.WebFilter;

/** The edge as a service has it, around one router function and with a caller that needs no signature. */
final class TestEdge {

    static final Caller.Provider PROVIDER = new Caller.Provider(
            UUID.fromString("0d3a5c9e-0000-4000-8000-000000000001"), UUID.fromString("0d3a5c9e-0000-4000-8000-0000000000f1"));

    private TestEdge() {}

    static WebTestClient around(RouterFunction<?> routes, Caller caller) {
        return around(routes, authenticated(caller, null));
    }

    static WebTestClient around(RouterFunction<?> routes, WebFilter authentication) {
        return around(routes, authentication, AccessLog.Lines.ALL);
    }

    static WebTestClient around(RouterFunction<?> routes, WebFilter authentication, AccessLog.Lines lines) {
        return WebTestClient.bindToRouterFunction(routes)
                .webFilter(new Edge(List.of(new Tracing(), new AccessLog(lines), new ErrorHandling(new ErrorAnswers(), new Failures(List.of())))),
                        authentication)
                .build();
    }

    static WebFilter authenticated(Caller caller, @Nullable Instant clock) {
        return (exchange, chain) -> {
            exchange.getAttributes().put(Requests.TOKEN, new InnerToken(caller, clock, Instant.MAX, "raw"));
            return chain.filter(exchange);
        };
    }

    /** A GET with this raw query, as it came over the wire. */
    static ServerRequest query(String rawQuery) {
        var exchange = MockServerWebExchange.from(
                MockServerHttpRequest.method(HttpMethod.GET, URI.create("http://milepost/list?" + rawQuery)));
        return ServerRequest.create(exchange, HandlerStrategies.withDefaults().messageReaders());
    }

    /** What a parser refused with. */
    static ApiError refusal(int status, Runnable parse) {
        try {
            parse.run();
        } catch (Refused refused) {
            if (refused.status() != status) {
                throw new AssertionError("refused with " + refused.getMessage() + " instead of " + status);
            }
            return refused.errors().getFirst();
        }
        throw new AssertionError("not refused");
    }
}
