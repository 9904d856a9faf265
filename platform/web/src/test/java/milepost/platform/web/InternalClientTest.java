package milepost.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.RSAKey;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import milepost.platform.testkit.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatusCode;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.HttpResources;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;

class InternalClientTest {

    private static final String PEER = "participants-service";
    private static final RSAKey KEY = TestTokens.key("statements-service");

    private final ConcurrentLinkedDeque<HttpServerRequest> seen = new ConcurrentLinkedDeque<>();
    private final AtomicInteger hangs = new AtomicInteger();
    private final DisposableServer server = HttpServer.create().host("127.0.0.1").port(0).handle((request, response) -> {
        seen.add(request);
        if (request.uri().startsWith("/hang") && hangs.getAndDecrement() > 0) {
            return Mono.never();
        }
        return request.uri().startsWith("/broken") ? response.status(500).send() : response.sendString(Mono.just("{}"));
    }).bindNow();
    private final InnerTokens tokens = new InnerTokens(KEY, Clock.systemUTC());
    private final InternalClient client = new InternalClient(
            new PeerSettings(Map.of("participants.service", "http://127.0.0.1:" + server.port()), null), tokens, HttpResources.get());

    @AfterEach
    void stop() {
        server.disposeNow();
    }

    @Test
    void aCallForARequestCarriesItsTokenAndItsNames() {
        var trace = RequestTrace.fresh();
        var token = new InnerToken(TestEdge.PROVIDER, null, Instant.MAX, "of-the-request");

        get("/x").contextWrite(context -> trace.into(context.put(InnerToken.class, token))).block();

        var headers = seen.getLast().requestHeaders();
        assertThat(headers.get("Authorization")).isEqualTo("Bearer of-the-request");
        assertThat(headers.get("X-Request-Id")).isEqualTo(trace.requestId());
        assertThat(headers.get("traceparent")).isEqualTo(trace.traceparent());
    }

    @Test
    void aCallForNobodyCarriesOurOwnToken() {
        get("/x").block();

        assertThat(seen.getLast().requestHeaders().get("Authorization")).isEqualTo("Bearer " + tokens.own());
    }

    @Test
    void aSlowAnswerIsGivenUpAndAGetTriedOnceMore() {
        hangs.set(1);
        assertThat(get("/hang").block()).isEqualTo(HttpStatusCode.valueOf(200));

        hangs.set(10);
        assertThatThrownBy(() -> get("/hang").block()).rootCause().isInstanceOfAny(TimeoutException.class, ReadTimeoutException.class);
        assertThat(seen).hasSize(4);
    }

    @Test
    void aCommandIsNeverSentTwice() {
        hangs.set(1);

        assertThatThrownBy(() -> client.to(PEER, Duration.ofSeconds(2)).post().uri("/hang").retrieve().toBodilessEntity().block())
                .rootCause().isInstanceOfAny(TimeoutException.class, ReadTimeoutException.class);

        assertThat(seen).hasSize(1);
    }

    @Test
    void aPeerThatKeepsFailingIsLeftAloneForASecond() {
        for (int i = 1; i < 10; i++) {
            assertThat(get("/broken").block()).isEqualTo(HttpStatusCode.valueOf(500));
        }

        // at once, before the second can be over
        assertThatThrownBy(() -> get("/broken").then(Mono.defer(() -> get("/x"))).block()).isInstanceOf(CallNotPermittedException.class);

        assertThat(seen).hasSize(10);
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> get("/x").block() != null);
    }

    @Test
    void anUnknownPeerIsADefectOfTheConfiguration() {
        assertThatThrownBy(() -> client.to("nobody")).hasMessageContaining("milepost.peers.nobody");
    }

    private Mono<HttpStatusCode> get(String path) {
        return client.to(PEER, Duration.ofSeconds(2)).get().uri(path).exchangeToMono(answer ->
                answer.releaseBody().thenReturn(answer.statusCode()));
    }
}
