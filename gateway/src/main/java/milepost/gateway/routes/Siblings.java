package milepost.gateway.routes;

import java.time.Duration;
import milepost.gateway.faults.Failures;
import milepost.platform.web.InnerToken;
import milepost.platform.web.RequestTrace;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** Asks a service on behalf of the running request, with that request's token, through the connections and breaker of its routes. */
public final class Siblings {

    private final HttpClient http;
    private final Peers peers;
    private final Breakers breakers;
    private final Duration within;

    public Siblings(HttpClient http, Peers peers, Breakers breakers, Patience patience) {
        this.http = http;
        this.peers = peers;
        this.breakers = breakers;
        this.within = patience.read();
    }

    /** What a service said. */
    public record Reply(int status, byte[] body) {
    }

    public Mono<Reply> get(Service service, String pathAndQuery, InnerToken token) {
        return Mono.deferContextual(context -> {
            RequestTrace trace = RequestTrace.from(context);
            Mono<Reply> call = http
                    .headers(headers -> headers
                            .set(HttpHeaders.AUTHORIZATION, "Bearer " + token.raw())
                            .set(RequestTrace.REQUEST_ID_HEADER, trace.requestId())
                            .set(RequestTrace.TRACEPARENT_HEADER, trace.traceparent()))
                    .get()
                    .uri(peers.of(service) + pathAndQuery)
                    .responseSingle((response, body) -> body.asByteArray()
                            .defaultIfEmpty(new byte[0])
                            .map(bytes -> new Reply(response.status().code(), bytes)))
                    .timeout(within);
            return breakers.<Reply>of(service).apply(call).onErrorMap(failure -> Failures.asRefusal(failure, HttpMethod.GET));
        });
    }
}
