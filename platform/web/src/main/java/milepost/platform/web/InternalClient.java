package milepost.platform.web;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import reactor.util.context.ContextView;
import reactor.util.retry.Retry;

/**
 * Calls to sibling services. A call made for a request carries that request's token, any other our own; all carry request id
 * and trace. Order of the guards: one retry of a GET outside, the peer's breaker, the time limit inside.
 */
public final class InternalClient {

    private static final int LARGEST_ANSWER = 16 << 20;

    private final Map<String, String> peers;
    private final Duration usual;
    private final InnerTokens tokens;
    private final HttpClient http;
    private final Map<String, CircuitBreaker> breakers = new ConcurrentHashMap<>();
    private final Map<Way, WebClient> clients = new ConcurrentHashMap<>();

    InternalClient(PeerSettings settings, InnerTokens tokens, LoopResources eventLoops) {
        this.peers = settings.peers();
        this.usual = settings.peerTimeout();
        this.tokens = tokens;
        // idle connections go before a restarted peer makes them stale
        this.http = HttpClient.create(ConnectionProvider.builder("peers").maxConnections(64)
                        .maxIdleTime(Duration.ofSeconds(15)).pendingAcquireTimeout(Duration.ofSeconds(1)).build())
                .runOn(eventLoops)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 500);
    }

    /** A client of one peer, with the usual time limit. */
    public WebClient to(String peer) {
        return to(peer, usual);
    }

    /** A client of one peer whose answers may take this long; for commands passed on. */
    public WebClient to(String peer, Duration limit) {
        return clients.computeIfAbsent(new Way(peer, limit), this::client);
    }

    private WebClient client(Way way) {
        var peer = way.peer();
        var limit = way.limit();
        var baseUrl = peers.get(peer);
        if (baseUrl == null) {
            throw new IllegalStateException("milepost.peers.%s is not set".formatted(peer));
        }
        return WebClient.builder()
                .baseUrl(baseUrl)
                .clientConnector(new ReactorClientHttpConnector(http.responseTimeout(limit)))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_ANSWER))
                .filter((request, next) -> Mono.deferContextual(context -> guarded(peer, limit, named(request, context), next)))
                .build();
    }

    private ClientRequest named(ClientRequest request, ContextView context) {
        var trace = RequestTrace.from(context);
        var token = context.<InnerToken>getOrEmpty(InnerToken.class).map(InnerToken::raw).orElseGet(tokens::own);
        return ClientRequest.from(request).headers(headers -> {
            headers.setBearerAuth(token);
            headers.set(RequestTrace.REQUEST_ID_HEADER, trace.requestId());
            headers.set(RequestTrace.TRACEPARENT_HEADER, trace.traceparent());
        }).build();
    }

    private Mono<ClientResponse> guarded(String peer, Duration limit, ClientRequest request, ExchangeFunction next) {
        var once = next.exchange(request).timeout(limit)
                .transformDeferred(CircuitBreakerOperator.of(breaker(peer)));
        return request.method() != HttpMethod.GET ? once
                : once.retryWhen(Retry.max(1)
                        .filter(error -> error instanceof TimeoutException || error instanceof WebClientRequestException)
                        .onRetryExhaustedThrow((_, last) -> last.failure()));
    }

    private CircuitBreaker breaker(String peer) {
        return breakers.computeIfAbsent(peer, name -> CircuitBreaker.of(name, CircuitBreakerConfig.custom()
                .slidingWindowSize(20).minimumNumberOfCalls(10).failureRateThreshold(50)
                .waitDurationInOpenState(Duration.ofSeconds(1)).permittedNumberOfCallsInHalfOpenState(3)
                .recordResult(result -> result instanceof ClientResponse answer && answer.statusCode().is5xxServerError())
                .build()));
    }

    private record Way(String peer, Duration limit) {}
}
