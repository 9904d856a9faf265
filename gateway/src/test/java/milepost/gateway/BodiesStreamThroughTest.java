package milepost.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpMethod;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import milepost.gateway.routes.Service;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class BodiesStreamThroughTest {

    private static final String DECLARATIONS = "/api/v3/participant-declarations";
    private static final int MEBIBYTE = 1 << 20;

    private Suite suite;

    @BeforeEach
    void aGateway() {
        suite = Suite.sandbox();
    }

    @Test
    void aBodyOfAMebibytePassesAndOneByteMoreIs413() {
        assertThat(upload("POST", DECLARATIONS, MEBIBYTE, true)).isEqualTo(200);
        assertThat(suite.upstream(Service.DECLARATIONS).onlyRequest().bodyBytes()).isEqualTo(MEBIBYTE);

        assertThat(upload("POST", DECLARATIONS, MEBIBYTE + 1, true)).isEqualTo(413);
        assertThat(suite.upstream(Service.DECLARATIONS).arrived()).isEqualTo(1);
    }

    @Test
    void aBodyWithoutALengthIsCountedOnItsWay() {
        assertThat(upload("POST", DECLARATIONS, MEBIBYTE, false)).isEqualTo(200);
        assertThat(upload("POST", DECLARATIONS, MEBIBYTE + 1, false)).isEqualTo(413);

        assertThat(suite.upstream(Service.DECLARATIONS).onlyRequest().bodyBytes()).isEqualTo(MEBIBYTE);
    }

    @Test
    void tooLargeABodyIsTheCallersFaultAndSaysSoInTheEnvelope() {
        for (int i = 0; i < 15; i++) {
            assertThat(upload("POST", DECLARATIONS, MEBIBYTE + 1, false)).isEqualTo(413);
        }

        suite.client(suite.providerToken()).post().uri(DECLARATIONS).bodyValue("x".repeat(MEBIBYTE + 1)).exchange()
                .expectStatus().isEqualTo(413).expectBody().jsonPath("$.errors[0].code").isEqualTo("body_too_large");
        assertThat(upload("POST", DECLARATIONS, 10, true)).isEqualTo(200);
    }

    @Test
    void csvUploadsMayHaveSixteenMebibytes() {
        assertThat(upload("PUT", "/operator/v1/eligibility-lists/pp50", 16 * MEBIBYTE, true)).isEqualTo(200);
        assertThat(upload("POST", "/operator/v1/statements/import", 16 * MEBIBYTE, false)).isEqualTo(200);
        assertThat(upload("POST", "/operator/v1/statements/import", 16 * MEBIBYTE + 1, true)).isEqualTo(413);
        assertThat(upload("POST", "/operator/v1/statements/import", 16 * MEBIBYTE + 1, false)).isEqualTo(413);
        assertThat(upload("POST", "/operator/v1/statements/cut-off", MEBIBYTE + 1, true)).isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource({"DECLARATIONS, /api/v3/participant-declarations, application/json", "PARTICIPANTS, /api/v1/participants/ecf.csv, text/csv"})
    void aLongAnswerReachesTheClientWhileTheServiceIsStillWritingIt(Service service, String address, String type) {
        Sinks.Empty<Void> theClientHasTheBeginning = Sinks.empty();
        suite.upstream(service).answers((_, response) -> response.header("Content-Type", type)
                .sendString(Flux.concat(Mono.just("[" + "1,".repeat(5_000)), Mono.<String>empty().delaySubscription(theClientHasTheBeginning.asMono()),
                        Mono.just("1]"))));
        AtomicInteger received = new AtomicInteger();

        StepVerifier.create(suite.raw().headers(headers -> headers.set("Authorization", "Bearer " + suite.providerToken()))
                        .get().uri(address).responseContent().map(ByteBuf::readableBytes)
                        .doOnNext(bytes -> {
                            if (received.addAndGet(bytes) >= 10_001) {
                                theClientHasTheBeginning.tryEmitEmpty();
                            }
                        }).then())
                .expectComplete().verify(Duration.ofSeconds(30));
        assertThat(received).hasValue(10_003);
    }

    @Test
    void pagesAreNotCompressedOnTheWay() {
        String page = "[" + "1,".repeat(50_000) + "1]";
        suite.upstream(Service.DECLARATIONS).answers(Upstream.ok(page));

        suite.client(suite.providerToken()).get().uri(DECLARATIONS).header("Accept-Encoding", "gzip").exchange()
                .expectHeader().doesNotExist("Content-Encoding")
                .expectBody(String.class).isEqualTo(page);
    }

    private int upload(String method, String address, int bytes, boolean withLength) {
        Flux<ByteBuf> body = Flux.generate(() -> bytes, (left, sink) -> {
            int next = Math.min(left, 64 * 1024);
            if (next == 0) {
                sink.complete();
            } else {
                sink.next(Unpooled.wrappedBuffer(new byte[next]));
            }
            return left - next;
        });
        String token = address.startsWith("/operator") ? Suite.OPERATOR_TOKEN : suite.providerToken();
        return suite.raw()
                .headers(headers -> {
                    headers.set("Authorization", "Bearer " + token).set("Content-Type", "text/csv");
                    if (withLength) {
                        headers.set("Content-Length", bytes);
                    }
                })
                .request(HttpMethod.valueOf(method)).uri(address)
                .send(body)
                .responseSingle((response, content) -> content.asByteArray().defaultIfEmpty(new byte[0]).thenReturn(response.status().code()))
                .block(Duration.ofSeconds(60));
    }
}
