package milepost.platform.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/**
 * One structured line per request: the route's pattern, never the path with its ids, and no personal data. Written for every request
 * where requests come in, at the gateway; behind it for those that took long or went wrong, under the same names.
 */
public final class AccessLog implements EdgeFilter {

    /** Exchange attribute for those who route otherwise than by router functions. */
    public static final String ROUTE = "milepost.route";

    /** Exchange attribute for those who authenticate otherwise than by inner tokens: a {@link Caller}. */
    public static final String CALLER = "milepost.caller";

    private static final Logger LOG = LoggerFactory.getLogger("milepost.access");
    private static final long LONG_MILLIS = 1_000;

    private final Lines lines;

    /** For which requests there is a line. */
    enum Lines {
        ALL, NOTABLE
    }

    AccessLog(Lines lines) {
        this.lines = lines;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!LOG.isInfoEnabled() || exchange.getRequest().getPath().value().startsWith("/actuator")) {
            return chain.filter(exchange);
        }
        var start = System.nanoTime();
        return chain.filter(exchange).doFinally(signal -> log(exchange, start, signal));
    }

    @Override
    public int getOrder() {
        return FilterOrder.ACCESS_LOG;
    }

    private void log(ServerWebExchange exchange, long start, SignalType signal) {
        var answered = exchange.getResponse().getStatusCode();
        var status = answered == null ? 200 : answered.value();
        var millis = (System.nanoTime() - start) / 1_000_000;
        if (lines == Lines.NOTABLE && status < 500 && millis < LONG_MILLIS && signal != SignalType.CANCEL) {
            return;
        }
        // set here, whatever thread the request ended on; a second pair of fields would make the line no JSON object
        RequestTrace.of(exchange).logging(() -> LOG.atInfo()
                .addKeyValue("method", exchange.getRequest().getMethod().name())
                .addKeyValue("route", route(exchange))
                .addKeyValue("status", status)
                .addKeyValue("ms", millis)
                .addKeyValue("caller", caller(exchange))
                .addKeyValue("client_gone", signal == SignalType.CANCEL)
                .log("request"));
    }

    private static String route(ServerWebExchange exchange) {
        var route = exchange.getAttribute(ROUTE);
        if (route == null) {
            route = exchange.getAttribute(RouterFunctions.MATCHING_PATTERN_ATTRIBUTE);
        }
        if (route == null) {
            route = exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        }
        return route == null ? "none" : route.toString();
    }

    private static String caller(ServerWebExchange exchange) {
        if (exchange.getAttribute(CALLER) instanceof Caller caller) {
            return caller.name();
        }
        return exchange.getAttribute(Requests.TOKEN) instanceof InnerToken token ? token.caller().name() : "nobody";
    }
}
