package milepost.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

class DocumentsTest {

    private static final Instant START = Instant.parse("2026-09-01T10:00:00.123456Z");

    private final Documents documents = new Documents(
            new DatabaseClock(Mono.just(Instant.parse("2026-09-01T10:00:10.999Z")), () -> 0));

    private final WebTestClient client = TestEdge.around(
            route(GET("/one"), request -> documents.one(request, bytes("{\"id\":\"é\"}"), "v1"))
            .andRoute(GET("/list"), request -> {
                var page = Paging.of(request);
                return documents.page(request, page, rows(250, page));
            })
            .andRoute(GET("/large"), request -> documents.page(request, Paging.of(request), Flux.range(0, 3_000)
                    .map(n -> document(n, "{\"n\":%d,\"text\":\"%s\"}".formatted(n, "x".repeat(500))))))
            .andRoute(GET("/broken"), request -> documents.page(request, Paging.of(request),
                    Flux.error(new DataAccessResourceFailureException("gone")))),
            TestEdge.PROVIDER).mutate().codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(8 << 20)).build();

    @Test
    void oneDocumentIsHandedOutAsItIsWithItsTag() {
        client.get().uri("/one").exchange().expectStatus().isOk()
                .expectHeader().valueEquals("Content-Type", "application/json")
                .expectHeader().valueEquals("ETag", "\"v1\"")
                .expectHeader().valueEquals("Cache-Control", "private, no-cache")
                .expectBody().consumeWith(result ->
                        assertThat(new String(result.getResponseBody(), StandardCharsets.UTF_8)).isEqualTo("{\"data\":{\"id\":\"é\"}}"));
    }

    @Test
    void whoHasItAlreadyIsNotSentItAgain() {
        for (var known : new String[] {"\"v1\"", "W/\"v1\"", "\"v0\", \"v1\"", "*"}) {
            client.get().uri("/one").header("If-None-Match", known).exchange().expectStatus().isNotModified()
                    .expectHeader().valueEquals("ETag", "\"v1\"").expectBody().isEmpty();
        }
        for (var other : new String[] {"\"v0\"", "v1", ""}) {
            client.get().uri("/one").header("If-None-Match", other).exchange().expectStatus().isOk();
        }
    }

    @Test
    void pagesByNumberLeadFromOneToTheNext() {
        var first = get("/list?filter%5Bcohort%5D=2021&page%5Bpage%5D=1&page%5Bper_page%5D=100");

        assertThat(first.at("/data").size()).isEqualTo(100);
        assertThat(first.at("/links/self").stringValue()).isEqualTo("/list?filter%5Bcohort%5D=2021&page%5Bpage%5D=1&page%5Bper_page%5D=100");
        var second = get(first.at("/links/next").stringValue());
        assertThat(second.at("/data/0/n").intValue()).isEqualTo(100);
        assertThat(second.at("/links/self").stringValue()).contains("filter%5Bcohort%5D=2021").contains("page%5Bpage%5D=2");
        var third = get(second.at("/links/next").stringValue());
        assertThat(third.at("/data").size()).isEqualTo(50);
        assertThat(third.at("/links/next").isNull()).isTrue();
        assertThat(get("/list?page[page]=9").at("/data").size()).isZero();
    }

    @Test
    void aCursorLeadsThroughTheWholeList() {
        var next = "/list?page%5Bper_page%5D=60";
        int seen = 0;
        while (next != null) {
            var page = get(next);
            for (var document : page.at("/data")) {
                assertThat(document.path("n").intValue()).isEqualTo(seen++);
            }
            assertThat(page.at("/links/next").toString()).doesNotContain("page%5Bpage%5D");
            next = page.at("/links/next").isNull() ? null : page.at("/links/next").stringValue();
        }
        assertThat(seen).isEqualTo(250);
    }

    @Test
    void aListSaysUntilWhenItIsCompleteAndIsNotKept() {
        client.get().uri("/list").exchange().expectHeader().valueEquals("Cache-Control", "no-store")
                .expectBody().jsonPath("$.meta.complete_until").isEqualTo("2026-09-01T10:00:00Z");
    }

    @Test
    void aLargePageIsWhole() {
        var page = get("/large?page[per_page]=3000");

        assertThat(page.at("/data").size()).isEqualTo(3_000);
        assertThat(page.at("/data/2999/n").intValue()).isEqualTo(2_999);
        assertThat(page.at("/links/next").isNull()).isTrue();
    }

    @Test
    void aListThatCannotBeReadIsAnErrorNotHalfAPage() {
        client.get().uri("/broken").exchange().expectStatus().isEqualTo(503)
                .expectBody().jsonPath("$.errors[0].code").isEqualTo("temporarily_unavailable");
    }

    private JsonNode get(String uri) {
        return Json.mapper().readTree(client.get().uri(URI.create(uri.replace("[", "%5B").replace("]", "%5D"))).exchange()
                .expectStatus().isOk().expectBody().returnResult().getResponseBody());
    }

    private static Flux<StoredDocument> rows(int total, PageRequest page) {
        var all = IntStream.range(0, total).mapToObj(n -> document(n, "{\"n\":" + n + "}"));
        return Flux.fromStream(switch (page) {
            case PageRequest.ByNumber number -> all.skip(number.offset());
            case PageRequest.After after -> all.filter(row -> row.sortedAt().isAfter(after.cursor().at())
                    || row.sortedAt().equals(after.cursor().at()) && row.id().compareTo(after.cursor().id()) > 0);
        }).take(page.limit());
    }

    /** Ten documents share each moment, so that the id has to decide. */
    private static StoredDocument document(int n, String body) {
        return new StoredDocument(new UUID(0, n), START.plusSeconds(n / 10), bytes(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
