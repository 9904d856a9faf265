package milepost.gateway.routes;

import static org.springframework.cloud.gateway.support.RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import milepost.gateway.routes.RouteTable.Row;
import org.springframework.cloud.gateway.filter.OrderedGatewayFilter;
import org.springframework.cloud.gateway.handler.AsyncPredicate;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Makes of each row of the table one route for reads and one for commands. */
public final class Routes implements RouteLocator {

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final Set<HttpMethod> COMMANDS = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE);

    // every request is put to rows until one says yes
    private static final Mono<Boolean> YES = Mono.just(true);
    private static final Mono<Boolean> NO = Mono.just(false);

    private static final long LARGEST_BODY = 1 << 20;
    private static final long LARGEST_UPLOAD = 16 << 20;

    private final Peers peers;
    private final Patience patience;
    private final Breakers breakers;

    public Routes(Peers peers, Patience patience, Breakers breakers) {
        this.peers = peers;
        this.patience = patience;
        this.breakers = breakers;
    }

    @Override
    public Flux<Route> getRoutes() {
        return Flux.fromIterable(RouteTable.ROWS).flatMapIterable(row -> List.of(
                route(row, READS, readWithin(row)),
                route(row, COMMANDS, commandWithin(row))));
    }

    private Route route(Row row, Set<HttpMethod> methods, Duration firstByteWithin) {
        return Route.async()
                .id(row.path() + (methods == READS ? " read" : " command"))
                .uri(peers.of(row.service()))
                .asyncPredicate(asks(row, methods))
                // from the outside in; all of it before the response is written, so that a breaker does not judge slow readers
                .filter(new OrderedGatewayFilter(new Boundaries(row), 0))
                .filter(new OrderedGatewayFilter(breakers.around(row.service()), 1))
                .filter(new OrderedGatewayFilter(new BoundedBody(largestBody(row)), 2))
                .metadata(RESPONSE_TIMEOUT_ATTR, firstByteWithin.toMillis())
                .build();
    }

    private static AsyncPredicate<ServerWebExchange> asks(Row row, Set<HttpMethod> methods) {
        return exchange -> {
            ServerHttpRequest request = exchange.getRequest();
            return row.covers(request.getPath().value()) && methods.contains(request.getMethod()) ? YES : NO;
        };
    }

    private Duration readWithin(Row row) {
        return switch (row.pace()) {
            case ORDINARY, UPLOAD -> patience.read();
            case REPORT -> patience.report();
        };
    }

    private Duration commandWithin(Row row) {
        return switch (row.pace()) {
            case ORDINARY -> patience.command();
            case REPORT, UPLOAD -> patience.report();
        };
    }

    private static long largestBody(Row row) {
        return switch (row.pace()) {
            case ORDINARY, REPORT -> LARGEST_BODY;
            case UPLOAD -> LARGEST_UPLOAD;
        };
    }
}
