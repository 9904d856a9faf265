package milepost.gateway.routes;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import milepost.gateway.faults.ClientGone;
import milepost.gateway.faults.Failures;
import milepost.gateway.faults.Faults;
import milepost.gateway.routes.RouteTable.Row;
import milepost.platform.web.AccessLog;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What surrounds a row: bodies no larger than it takes, counted as they stream by and never gathered; and failures told to the
 * caller as what they mean for a read or a command.
 */
final class Boundaries implements GatewayFilter {

    private final Row row;
    private final long largestBody;

    Boundaries(Row row, long largestBody) {
        this.row = row;
        this.largestBody = largestBody;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        exchange.getAttributes().put(AccessLog.ROUTE, row.path());
        exchange.getAttributes().put(Service.class.getName(), row.service());
        HttpMethod method = exchange.getRequest().getMethod();
        if (exchange.getRequest().getHeaders().getContentLength() > largestBody) {
            return Mono.error(Faults.bodyTooLarge(largestBody));
        }
        ServerWebExchange bounded = Failures.isRead(method) ? exchange : exchange.mutate().request(new BoundedRequest(exchange)).build();
        return chain.filter(bounded).onErrorMap(failure -> Failures.asRefusal(failure, method));
    }

    private final class BoundedRequest extends ServerHttpRequestDecorator {

        BoundedRequest(ServerWebExchange exchange) {
            super(exchange.getRequest());
        }

        @Override
        public Flux<DataBuffer> getBody() {
            AtomicLong seen = new AtomicLong();
            return super.getBody()
                    .onErrorMap(IOException.class, ClientGone::new)
                    .doOnNext(buffer -> {
                        if (seen.addAndGet(buffer.readableByteCount()) > largestBody) {
                            DataBufferUtils.release(buffer);
                            throw Faults.bodyTooLarge(largestBody);
                        }
                    });
        }
    }
}
