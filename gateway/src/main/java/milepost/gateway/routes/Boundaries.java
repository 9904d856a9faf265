package milepost.gateway.routes;

import milepost.gateway.faults.Failures;
import milepost.gateway.routes.RouteTable.Row;
import milepost.platform.web.AccessLog;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The outside of a row: names it for logs and metrics, and tells the caller what an outage means for a read or a command. */
final class Boundaries implements GatewayFilter {

    private final Row row;

    Boundaries(Row row) {
        this.row = row;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        exchange.getAttributes().put(AccessLog.ROUTE, row.path());
        exchange.getAttributes().put(Service.class.getName(), row.service());
        HttpMethod method = exchange.getRequest().getMethod();
        return chain.filter(exchange).onErrorMap(failure -> Failures.asRefusal(failure, method));
    }
}
