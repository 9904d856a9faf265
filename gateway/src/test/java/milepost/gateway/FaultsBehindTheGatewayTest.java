package milepost.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import milepost.gateway.routes.Breakers;
import milepost.gateway.routes.Service;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class FaultsBehindTheGatewayTest {

    private static final String DECLARATIONS = "/api/v3/participant-declarations";

    private Suite suite;
    private Upstream declarations;
    private WebTestClient client;

    @BeforeEach
    void aGateway() {
        suite = Suite.sandbox();
        breaker().reset();
        declarations = suite.upstream(Service.DECLARATIONS);
        client = suite.client(suite.providerToken());
    }

    @Test
    void aServiceThatIsDownIs503WithRetryAfterWithinASecondAndTheOthersGoOn() {
        declarations.stop();

        List<Duration> lengths = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            long start = System.nanoTime();
            client.get().uri(DECLARATIONS).exchange()
                    .expectStatus().isEqualTo(503)
                    .expectHeader().valueEquals("Retry-After", "1")
                    .expectBody().jsonPath("$.errors[0].code").isEqualTo("temporarily_unavailable");
            lengths.add(Duration.ofNanos(System.nanoTime() - start));
        }
        // whatever else the machine has to do meanwhile
        assertThat(Collections.min(lengths)).isLessThan(Duration.ofSeconds(1));
        client.post().uri(DECLARATIONS).bodyValue("{}").exchange().expectStatus().isEqualTo(503);

        assertThat(breaker().getState()).isEqualTo(CircuitBreaker.State.OPEN);
        client.get().uri("/api/v3/statements").exchange().expectStatus().isOk();
    }

    @Test
    void itIsAnsweredAgainSoonAfterItIsBack() {
        declarations.stop();
        for (int i = 0; i < 12; i++) {
            client.get().uri(DECLARATIONS).exchange().expectStatus().isEqualTo(503);
        }

        declarations.start();

        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> statusOf(client.get().uri(DECLARATIONS)) == 200);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            statusOf(client.get().uri(DECLARATIONS));
            return breaker().getState() == CircuitBreaker.State.CLOSED;
        });
    }

    @Test
    void aSlowReadIs504TimedOut() {
        declarations.answers(Upstream.never());

        client.get().uri(DECLARATIONS).exchange()
                .expectStatus().isEqualTo(504)
                .expectHeader().valueEquals("Retry-After", "1")
                .expectBody().jsonPath("$.errors[0].code").isEqualTo("timed_out");
    }

    @Test
    void aSlowCommandIs504OutcomeUnknown() {
        declarations.answers(Upstream.never());

        client.post().uri(DECLARATIONS).bodyValue("{}").exchange()
                .expectStatus().isEqualTo(504)
                .expectHeader().doesNotExist("Retry-After")
                .expectBody().jsonPath("$.errors[0].code").isEqualTo("outcome_unknown");
    }

    @Test
    void aCommandMayTakeLongerThanARead() {
        declarations.answers(Upstream.after(Suite.READ_PATIENCE.plusMillis(150), Upstream.ok("{}")));

        assertThat(together(client.get().uri(DECLARATIONS), client.post().uri(DECLARATIONS).bodyValue("{}"))).containsExactly(504, 200);
    }

    @Test
    void aReportMayTakeLongest() {
        WebTestClient operator = suite.client(Suite.OPERATOR_TOKEN);
        Upstream.Answer late = Upstream.after(Suite.COMMAND_PATIENCE.plusMillis(200), Upstream.ok("{}"));
        suite.upstream(Service.STATEMENTS).answers(late);
        suite.upstream(Service.PARTICIPANTS).answers(late);

        assertThat(together(operator.post().uri("/operator/v1/statements/1/authorise-payment").bodyValue("{}"),
                operator.get().uri("/operator/v1/reconciliation"),
                operator.post().uri("/operator/v1/statements/cut-off").bodyValue("{}"),
                client.get().uri("/api/v1/participants/ecf.csv"),
                client.get().uri("/api/v2/participants/ecf.csv"))).containsExactly(504, 200, 200, 200, 200);
    }

    @Test
    void aServiceThatDiesHoldingACommandLeavesItsOutcomeUnknownAndTheCommandIsNotSentAgain() {
        declarations.answers(Upstream.hangUp());

        client.post().uri(DECLARATIONS).bodyValue("{}").exchange()
                .expectStatus().isEqualTo(504)
                .expectBody().jsonPath("$.errors[0].code").isEqualTo("outcome_unknown");
        assertThat(declarations.arrived()).isEqualTo(1);
    }

    @Test
    void aServiceThatDiesHoldingAReadIs503() {
        declarations.answers(Upstream.hangUp());

        client.get().uri(DECLARATIONS).exchange().expectStatus().isEqualTo(503).expectHeader().exists("Retry-After");
    }

    @Test
    void theTimeToTheFirstByteIsBoundedAndTheBodyMayTakeItsTime() {
        declarations.answers((_, response) -> response.header("Content-Type", "application/json")
                .sendString(Flux.concat(Mono.just("["), Mono.just("1]").delayElement(Suite.READ_PATIENCE.plusMillis(200)))));

        client.get().uri(DECLARATIONS).exchange().expectStatus().isOk().expectBody(String.class).isEqualTo("[1]");
    }

    @Test
    void aPageBreaksOffForTheClientWhereItBrokeOffForTheGateway() {
        declarations.answers((_, response) -> {
            response.header("Content-Type", "application/json").header("Content-Length", "100");
            // only after the beginning is on its way
            return response.sendString(Flux.concat(Mono.just("[1,"), Mono.<String>never().doOnSubscribe(_ ->
                    response.withConnection(connection -> connection.channel().eventLoop()
                            .schedule(() -> connection.channel().close(), 500, TimeUnit.MILLISECONDS)))));
        });

        String answer = Wire.get(suite.port(), DECLARATIONS, "Authorization: Bearer " + suite.providerToken());

        assertThat(answer).contains("Content-Length: 100").endsWith("[1,");
    }

    /** A page that is sent while it is read has no length: that it is not whole must show all the same. */
    @Test
    void aPageWithoutALengthBreaksOffForTheClientToo() {
        declarations.answers((_, response) -> response.header("Content-Type", "application/json")
                .sendString(Flux.concat(Mono.just("[1,"), Mono.<String>never().doOnSubscribe(_ ->
                        response.withConnection(connection -> connection.channel().eventLoop()
                                .schedule(() -> connection.channel().close(), 500, TimeUnit.MILLISECONDS))))));

        String answer = Wire.get(suite.port(), DECLARATIONS, "Authorization: Bearer " + suite.providerToken());

        assertThat(answer).startsWith("HTTP/1.1 200").containsIgnoringCase("transfer-encoding: chunked").endsWith("[1,\r\n");
    }

    @Test
    void clientsThatLeaveInTheMiddleNeitherOpenTheBreakerNorHoldConnections() {
        declarations.answers(Upstream.never());
        String token = suite.providerToken();

        Flux.range(0, 400).flatMap(_ -> suite.raw()
                .headers(headers -> headers.set("Authorization", "Bearer " + token))
                .get().uri(DECLARATIONS).response()
                .timeout(Duration.ofMillis(100)).onErrorResume(_ -> Mono.empty()), 100).blockLast();

        assertThat(breaker().getState()).isEqualTo(CircuitBreaker.State.CLOSED);
        declarations.answers(Upstream.ok("{}"));
        client.get().uri(DECLARATIONS).exchange().expectStatus().isOk();
        // let the stragglers arrive here and not in the next test
        AtomicInteger before = new AtomicInteger(-1);
        Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(150))
                .until(() -> before.getAndSet(declarations.arrived()) == declarations.arrived());
    }

    @Test
    void anUploadBrokenOffByItsClientIsNoFaultOfTheService() {
        String token = suite.providerToken();
        for (int i = 0; i < 25; i++) {
            Wire.breakOff(suite.port(), "POST " + DECLARATIONS + " HTTP/1.1\nHost: gateway\nAuthorization: Bearer " + token
                    + "\nContent-Length: 5000\n\n{\"data\":");
        }

        Awaitility.await().during(Duration.ofMillis(300)).atMost(Duration.ofSeconds(30))
                .until(() -> breaker().getState() == CircuitBreaker.State.CLOSED);
        client.get().uri(DECLARATIONS).exchange().expectStatus().isOk();
    }

    @Test
    void aBodyThatDawdlesIsItsSendersFault() {
        String slow = "POST " + DECLARATIONS + " HTTP/1.1\nHost: gateway\nConnection: close\nAuthorization: Bearer " + suite.providerToken()
                + "\nContent-Length: 5000\n\n{\"data\":";

        List<String> answers = Flux.range(0, 15)
                .flatMap(_ -> Mono.fromCallable(() -> Wire.send(suite.port(), slow)).subscribeOn(Schedulers.boundedElastic()))
                .collectList().block(Duration.ofSeconds(60));

        assertThat(answers).allSatisfy(answer -> assertThat(answer).startsWith("HTTP/1.1 408").contains("body_too_slow"));
        assertThat(breaker().getState()).isEqualTo(CircuitBreaker.State.CLOSED);
        client.get().uri(DECLARATIONS).exchange().expectStatus().isOk();
    }

    private CircuitBreaker breaker() {
        return suite.bean(Breakers.class).registry().circuitBreaker(Service.DECLARATIONS.processName());
    }

    /** What becomes of requests that are under way at the same time, in their order. */
    private static List<Integer> together(WebTestClient.RequestHeadersSpec<?>... requests) {
        return Flux.just(requests).flatMapSequential(request -> Mono.fromCallable(() -> statusOf(request)).subscribeOn(Schedulers.boundedElastic()))
                .collectList().block();
    }

    private static int statusOf(WebTestClient.RequestHeadersSpec<?> request) {
        return request.exchange().returnResult(Void.class).getStatus().value();
    }
}
