package milepost.platform.testkit.openapi;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** For a service's own tests: a filter of their client that holds what comes back from the provider API against its description. */
public final class Described {

    private Described() {
    }

    /** Reads the answer whole, so that one of which a test asks only the status does not lie in its buffer either. */
    public static Mono<ClientResponse> held(ClientRequest request, ExchangeFunction next) {
        return next.exchange(request).flatMap(response -> response.bodyToMono(byte[].class).defaultIfEmpty(new byte[0]).map(body -> {
            Answers.hold(answered(request, response, body));
            return response.mutate().body(Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(body))).build();
        }));
    }

    private static Answered answered(ClientRequest request, ClientResponse response, byte[] body) {
        return new Answered(request.method().name(), request.url().getRawPath(), response.statusCode().value(),
                response.headers().asHttpHeaders().headerSet().stream().collect(Collectors.toMap(header -> header.getKey(), header -> header.getValue())),
                new String(body, StandardCharsets.UTF_8));
    }
}
