package milepost.gateway.routes;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR;

import java.net.URI;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.RouteToRequestUrlFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Asks the service at the address that was asked of us, byte for byte. It stands in for the router's own filter, which guesses
 * whether a query is encoded and encodes it once more when a client mixes plain brackets with escapes, as many do.
 */
public final class SameAddress implements GlobalFilter, Ordered {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Route route = exchange.getRequiredAttribute(GATEWAY_ROUTE_ATTR);
        URI asked = exchange.getRequest().getURI();
        String query = asked.getRawQuery();
        exchange.getAttributes().put(GATEWAY_REQUEST_URL_ATTR,
                URI.create(route.getUri().getScheme() + "://" + route.getUri().getRawAuthority() + asked.getRawPath() + (query == null ? "" : "?" + query)));
        return chain.filter(exchange);
    }

    @Override
    public int getOrder() {
        return RouteToRequestUrlFilter.ROUTE_TO_URL_FILTER_ORDER;
    }
}
