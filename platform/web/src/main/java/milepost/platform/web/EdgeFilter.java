package milepost.platform.web;

import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** What every request passes through on its way in, in the {@link FilterOrder}. */
public interface EdgeFilter extends Ordered {

    Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain);
}
