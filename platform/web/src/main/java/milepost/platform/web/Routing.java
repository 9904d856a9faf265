package milepost.platform.web;

import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.http.codec.HttpMessageReader;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.result.view.ViewResolver;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import reactor.core.publisher.Mono;

/**
 * Hands a request to our router at once. Spring's dispatcher would ask its mappings, adapters and result handlers one after the other;
 * it still gets what the router does not know. The management port, which shares our filters, serves nothing but management.
 */
final class Routing implements EdgeFilter {

    private static final HandlerFunction<ServerResponse> NOT_OURS = _ -> Mono.empty();

    private final RouterFunction<ServerResponse> router;
    private final ApplicationContext service;
    private final List<HttpMessageReader<?>> readers;
    private final ServerResponse.Context writing;

    Routing(RouterFunction<ServerResponse> router, ServerCodecConfigurer codecs, ApplicationContext service) {
        this.router = router;
        this.service = service;
        this.readers = codecs.getReaders();
        this.writing = new Writing(codecs.getWriters());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (exchange.getApplicationContext() != service) {
            return exchange.getRequest().getPath().value().startsWith("/actuator") ? chain.filter(exchange) : Mono.error(Refused.notFound());
        }
        var request = ServerRequest.create(exchange, readers);
        return router.route(request).defaultIfEmpty(NOT_OURS).flatMap(handler -> {
            if (handler == NOT_OURS) {
                return chain.filter(exchange);
            }
            name(exchange);
            return handler.handle(request).flatMap(answer -> answer.writeTo(exchange, writing));
        });
    }

    @Override
    public int getOrder() {
        return FilterOrder.ROUTING;
    }

    /** Metrics and the access log go by the route, not by the address. */
    private static void name(ServerWebExchange exchange) {
        var attributes = exchange.getAttributes();
        if (attributes.get(RouterFunctions.MATCHING_PATTERN_ATTRIBUTE) instanceof PathPattern pattern) {
            attributes.put(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, pattern);
            ServerRequestObservationContext.findCurrent(attributes).ifPresent(observed -> observed.setPathPattern(pattern.toString()));
        }
    }

    private record Writing(List<HttpMessageWriter<?>> messageWriters) implements ServerResponse.Context {

        @Override
        public List<ViewResolver> viewResolvers() {
            return List.of();
        }
    }
}
