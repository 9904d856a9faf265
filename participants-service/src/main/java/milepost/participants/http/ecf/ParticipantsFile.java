package milepost.participants.http.ecf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import milepost.participants.application.ParticipantPages.Order;
import milepost.participants.application.ecf.EcfPages;
import milepost.participants.application.ecf.EcfPages.Entry;
import milepost.participants.application.ecf.EcfPages.Slice;
import milepost.participants.application.ecf.EcfPages.WantedRows;
import milepost.participants.domain.LeadProviderId;
import milepost.platform.web.Json;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * All rows of a provider as one CSV file of any length. It is read page by page, each by a query of its own that is over before its lines
 * are sent: however slowly a client reads, it holds no connection to the database, and no more lines in memory than the server's send
 * window (128 pages) and one page ahead.
 */
final class ParticipantsFile {

    /** The send window counts pieces, not bytes, so they are small. */
    static final int ROWS_AT_A_TIME = 100;

    private static final MediaType CSV = new MediaType("text", "csv");

    private final EcfPages pages;

    ParticipantsFile(EcfPages pages) {
        this.pages = pages;
    }

    /** The first page is read before anything is answered, so that a database that is away is still told by a status. */
    Mono<ServerResponse> answer(LeadProviderId provider, WantedRows wanted) {
        var order = EcfListing.order(wanted);
        return page(provider, wanted, order, new Slice.From(0, ROWS_AT_A_TIME)).flatMap(first -> {
            var answer = ServerResponse.ok().contentType(CSV).header(HttpHeaders.CACHE_CONTROL, "no-store");
            return first.isEmpty() ? answer.build() : answer.body(file(provider, wanted, order, first), byte[].class);
        });
    }

    Flux<byte[]> file(LeadProviderId provider, WantedRows wanted, Order order, List<Entry> first) {
        var names = List.copyOf(attributes(first.getFirst()).propertyNames());
        var header = Csv.line(Stream.concat(Stream.of("id"), names.stream()).toList());
        return Flux.concat(Mono.just(bytes(header)), lines(provider, wanted, order, first, names));
    }

    /** One piece per page. */
    private Flux<byte[]> lines(LeadProviderId provider, WantedRows wanted, Order order, List<Entry> first, List<String> names) {
        return Mono.just(first)
                .expand(page -> page.size() < ROWS_AT_A_TIME ? Mono.empty()
                        : page(provider, wanted, order, new Slice.After(page.getLast().sortedAt(), page.getLast().id(), ROWS_AT_A_TIME)))
                .filter(page -> !page.isEmpty())
                .map(page -> bytes(page.stream().map(entry -> line(entry, names)).collect(Collectors.joining())));
    }

    /** A query that has begun is seen through: cancelling it could lose its connection (r2dbc-pool #144, #198). */
    Mono<List<Entry>> page(LeadProviderId provider, WantedRows wanted, Order order, Slice slice) {
        return Mono.deferContextual(context -> Mono.fromFuture(
                pages.rows(provider, wanted, order, slice).collectList().contextWrite(context).toFuture(), true));
    }

    private static String line(Entry entry, List<String> names) {
        var document = Json.mapper().readTree(entry.body());
        return Csv.line(Stream.concat(Stream.of(document.path("id")), names.stream().map(document.path("attributes")::path))
                .map(ParticipantsFile::text).toList());
    }

    private static JsonNode attributes(Entry entry) {
        return Json.mapper().readTree(entry.body()).path("attributes");
    }

    private static String text(JsonNode value) {
        return value.isNull() ? "" : value.asString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
