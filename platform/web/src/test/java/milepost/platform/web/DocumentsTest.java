package milepost.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

class DocumentsTest {

    private static final Instant START = Instant.parse("2026-09-01T10:00:00.123456Z");

    /** What was asked, one after the other: for the time, or for some rows. */
    private final List<Object> asked = new ArrayList<>();

    private final Documents documents = new Documents(
            new DatabaseClock(Mono.fromCallable(() -> {
                asked.add("time");
                return Instant.parse("2026-09-01T10:00:10.999Z");
            }), () -> 0));

    private final WebTestClient client = TestEdge.around(
            route(GET("/one"), request -> documents.one(request, bytes("{\"id\":\"é\"}"), "v1"))
            .andRoute(GET("/list"), request -> documents.page(request, Paging.of(request), rows -> rows(250, rows)))
            .andRoute(GET("/list/{total}"), request ->
                    documents.page(request, Paging.of(request), rows -> rows(Integer.parseInt(request.pathVariable("total")), rows)))
            .andRoute(GET("/worked-out"), request -> documents.workedOut(request, Paging.of(request), rows -> rows(3_200, rows)))
            .andRoute(GET("/broken"), request -> documents.page(request, Paging.of(request),
                    _ -> Flux.error(new DataAccessResourceFailureException("gone")))),
            TestEdge.PROVIDER);

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

    /** Where lists end, as seen from the chunks of which pages are made. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 499, 500, 501, 502, 503, 504, 505, 999, 1_000, 1_001, 2_999, 3_000, 3_001, 3_499, 3_500, 3_501})
    void aLargePageIsTheSmallOnesPutTogether(int total) {
        for (int size : new int[] {500, 501, 1_000, 1_001, 3_000}) {
            var page = get("/list/" + total + "?page[per_page]=" + size);

            assertThat(numbers(page)).isEqualTo(IntStream.range(0, Math.min(size, total)).boxed().toList());
            assertThat(page.at("/links/next").isString()).as("%d of %d", size, total).isEqualTo(total > size);
        }
    }

    @Test
    void largePagesLeadFromOneToTheNextByNumberAndByCursor() {
        for (var start : new String[] {"/list/3400?page[per_page]=1100", "/list/3400?page[per_page]=1100&page[page]=1"}) {
            var seen = new ArrayList<Integer>();
            for (var next = start; next != null;) {
                var page = get(next);
                seen.addAll(numbers(page));
                next = page.at("/links/next").isNull() ? null : page.at("/links/next").stringValue();
            }
            assertThat(seen).isEqualTo(IntStream.range(0, 3_400).boxed().toList());
        }
    }

    @Test
    void aLargePageIsTheSameBytesAsASmallOneSaysOfItsDocuments() {
        assertThat(text("/list/3400?page[per_page]=600")).isEqualTo("{\"data\":[%s],%s".formatted(
                IntStream.range(0, 600).mapToObj("{\"n\":%d}"::formatted).collect(Collectors.joining(",")),
                "\"links\":{\"self\":\"/list/3400?page%5Bper_page%5D=600\",\"next\":\"/list/3400?page%5Bper_page%5D=600&page%5Bafter%5D="
                        + document(599, "").place().text() + "\"},\"meta\":{\"complete_until\":\"2026-09-01T10:00:00Z\"}}"));
    }

    /** Rows are skipped once, and the time is older than what the first of them show. */
    @Test
    void aPageIsReadChunkByChunkEachAfterTheLastRowOfTheOneBefore() {
        get("/list/9000?page[page]=2&page[per_page]=1500");

        assertThat(asked).containsExactly("time", new Chunk.From(1_500, 500), new Chunk.After(document(1_999, "").place(), 500),
                new Chunk.After(document(2_499, "").place(), 501));
    }

    @Test
    void aPageOfOneChunkIsOneQueryAndOnePieceOfAKnownLength() {
        for (int size : new int[] {100, 500}) {
            asked.clear();
            client.get().uri(URI.create("/list/9000?page%5Bper_page%5D=" + size)).exchange().expectHeader().exists("Content-Length");
            assertThat(asked).contains(new Chunk.From(0, size + 1)).filteredOn(Chunk.class::isInstance).hasSize(1);
        }
        client.get().uri(URI.create("/list/30?page%5Bper_page%5D=3000")).exchange().expectHeader().exists("Content-Length");
    }

    @Test
    void whatIsWorkedOutIsSentInOnePiece() {
        var page = get("/worked-out?page[per_page]=3000");

        assertThat(numbers(page)).hasSize(3_000);
        assertThat(numbers(get(page.at("/links/next").stringValue()))).isEqualTo(IntStream.range(3_000, 3_200).boxed().toList());
        assertThat(asked).filteredOn(Chunk.class::isInstance).containsExactly(new Chunk.From(0, 3_001), new Chunk.After(document(2_999, "").place(), 3_001));
    }

    @Test
    void aListThatCannotBeReadIsAnErrorNotHalfAPage() {
        client.get().uri("/broken").exchange().expectStatus().isEqualTo(503)
                .expectBody().jsonPath("$.errors[0].code").isEqualTo("temporarily_unavailable");
    }

    private JsonNode get(String uri) {
        return Json.mapper().readTree(text(uri));
    }

    private String text(String uri) {
        return new String(client.get().uri(URI.create(uri.replace("[", "%5B").replace("]", "%5D"))).exchange()
                .expectStatus().isOk().expectBody().returnResult().getResponseBody(), StandardCharsets.UTF_8);
    }

    private static List<Integer> numbers(JsonNode page) {
        return page.path("data").valueStream().map(document -> document.path("n").intValue()).toList();
    }

    private Flux<StoredDocument> rows(int total, Chunk wanted) {
        asked.add(wanted);
        var all = IntStream.range(0, total).mapToObj(n -> document(n, "{\"n\":" + n + "}"));
        return Flux.fromStream(switch (wanted) {
            case Chunk.From(var offset, _) -> all.skip(offset);
            case Chunk.After(Cursor(var at, var id), _) -> all.filter(row -> row.sortedAt().isAfter(at)
                    || row.sortedAt().equals(at) && row.id().compareTo(id) > 0);
        }).take(wanted.limit());
    }

    /** Ten documents share each moment, so that the id has to decide. */
    private static StoredDocument document(int n, String body) {
        return new StoredDocument(new UUID(0, n), START.plusSeconds(n / 10), bytes(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
