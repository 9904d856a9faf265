package milepost.platform.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A whole list as one CSV file of any length, read page by page ({@link Chunks}): however slowly a client reads, it holds no connection to
 * the database, and no more lines in memory than the server's send window (128 pages) and one page ahead.
 */
public final class CsvFile {

    /** The send window counts pieces, not bytes, so they are small. */
    public static final int ROWS_AT_A_TIME = 100;

    private static final MediaType CSV = new MediaType("text", "csv");

    /** The list that becomes a file. */
    public interface Rows<R> {

        /** @param last the row after which to go on, null at the beginning */
        Flux<R> after(@Nullable R last, int limit);

        /** The names of the columns, which a file without any row does not have. */
        List<String> columns(R first);

        List<String> cells(R row, List<String> columns);
    }

    private CsvFile() {}

    /** The first page is read before anything is answered, so that a database that is away is still told by a status. */
    public static <R> Mono<ServerResponse> answer(Rows<R> rows) {
        return page(rows, null).flatMap(first -> {
            var answer = ServerResponse.ok().contentType(CSV).header(HttpHeaders.CACHE_CONTROL, "no-store");
            return first.isEmpty() ? answer.build() : answer.body(pieces(rows, first), byte[].class);
        });
    }

    /** The file, the names of its columns first, then one piece per page. */
    public static <R> Flux<byte[]> pieces(Rows<R> rows) {
        return page(rows, null).filter(first -> !first.isEmpty()).flatMapMany(first -> pieces(rows, first));
    }

    private static <R> Flux<byte[]> pieces(Rows<R> rows, List<R> first) {
        var columns = rows.columns(first.getFirst());
        return Flux.concat(Mono.just(bytes(Csv.line(columns))), Chunks.pieces(first,
                page -> page.size() < ROWS_AT_A_TIME ? Mono.empty() : page(rows, page.getLast()),
                page -> page.isEmpty() ? List.of() : List.of(lines(rows, page, columns))));
    }

    private static <R> Mono<List<R>> page(Rows<R> rows, @Nullable R last) {
        return Chunks.gathered(Flux.defer(() -> rows.after(last, ROWS_AT_A_TIME)));
    }

    private static <R> byte[] lines(Rows<R> rows, List<R> page, List<String> columns) {
        return bytes(page.stream().map(row -> Csv.line(rows.cells(row, columns))).collect(Collectors.joining()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
