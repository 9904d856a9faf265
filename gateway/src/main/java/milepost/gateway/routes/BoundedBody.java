package milepost.gateway.routes;

import java.io.IOException;
import milepost.gateway.faults.ClientGone;
import milepost.gateway.faults.Failures;
import milepost.gateway.faults.Faults;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Lets a body through that is no larger than its row takes, counted as it streams by and never gathered. It stands inside the
 * breaker: a body that is too large, breaks off or dawdles is its sender's doing, and must not close a service to everyone else.
 */
final class BoundedBody implements GatewayFilter {

    private final long largest;

    BoundedBody(long largest) {
        this.largest = largest;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (request.getHeaders().getContentLength() > largest) {
            return Mono.error(Faults.bodyTooLarge(largest));
        }
        if (Failures.isRead(request.getMethod())) {
            return chain.filter(exchange);
        }
        Bounded bounded = new Bounded(request);
        return chain.filter(exchange.mutate().request(bounded).build())
                .onErrorMap(failure -> bounded.isStillComing && Failures.isTimeout(failure), _ -> Faults.bodyTooSlow());
    }

    private final class Bounded extends ServerHttpRequestDecorator {

        private long seen;
        private volatile boolean isStillComing;

        Bounded(ServerHttpRequest request) {
            super(request);
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return super.getBody()
                    .doOnSubscribe(_ -> isStillComing = true)
                    .doOnNext(this::count)
                    .doOnComplete(() -> isStillComing = false)
                    .onErrorMap(IOException.class, ClientGone::new);
        }

        private void count(DataBuffer buffer) {
            seen += buffer.readableByteCount();
            if (seen > largest) {
                DataBufferUtils.release(buffer);
                throw Faults.bodyTooLarge(largest);
            }
        }
    }
}
