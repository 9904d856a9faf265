package milepost.platform.messaging.example;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import milepost.platform.messaging.PoisonRecord;
import milepost.platform.messaging.Projection;
import milepost.platform.messaging.Snapshot;
import milepost.platform.messaging.Trace;
import milepost.platform.messaging.Traces;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;
import tools.jackson.databind.JsonNode;

/** The copy of all books, and the label that follows from each: by one statement each, however many come together. */
final class BookCopy implements Projection {

    private static final String FOLD = """
            INSERT INTO book (key, version, title, request_id, trace_id)
            SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[]) AS told (key) ORDER BY told.key
            ON CONFLICT (key) DO UPDATE SET version = excluded.version, title = excluded.title,
                request_id = excluded.request_id, trace_id = excluded.trace_id
            WHERE book.version <= excluded.version
            RETURNING key
            """;

    private static final String LABEL = """
            INSERT INTO label (key, version, cause) SELECT key, version, 'record' FROM unnest($1::text[], $2::bigint[]) AS due (key, version)
            ON CONFLICT (key) DO UPDATE SET version = excluded.version, cause = excluded.cause, times = label.times + 1
            """;

    private final DatabaseClient db;

    BookCopy(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public String topic() {
        return Books.TOPIC;
    }

    @Override
    public Mono<Boolean> fold(Snapshot snapshot) {
        return fold(List.of(snapshot)).map(applied -> !applied.isEmpty());
    }

    @Override
    public Mono<Void> converge(Snapshot snapshot) {
        return converge(List.of(snapshot));
    }

    @Override
    public Mono<List<Snapshot>> fold(List<Snapshot> together) {
        Map<String, Snapshot> byKey = together.stream().collect(Collectors.toMap(Snapshot::key, Function.identity()));
        return Mono.deferContextual(context -> db.sql(FOLD)
                .bind(0, keys(together)).bind(1, versions(together))
                .bind(2, together.stream().map(BookCopy::title).toArray(String[]::new))
                .bind(3, together.stream().map(book -> trace(context, book).requestId()).toArray(String[]::new))
                .bind(4, together.stream().map(book -> traceId(trace(context, book))).toArray(String[]::new))
                .map(row -> row.get("key", String.class)).all().map(byKey::get).collectList());
    }

    @Override
    public Mono<Void> converge(List<Snapshot> together) {
        return (together.stream().anyMatch(book -> book.key().startsWith(Books.SLOW)) ? db.sql("SELECT pg_sleep(1.8)").then() : Mono.<Void>empty())
                .then(db.sql(LABEL).bind(0, keys(together)).bind(1, versions(together)).then());
    }

    private static String title(Snapshot snapshot) {
        JsonNode book = Json.exact().readTree(snapshot.payload());
        if (!book.path("title").isString()) {
            throw new PoisonRecord("a book without a title");
        }
        return book.path("title").stringValue();
    }

    private static Trace trace(ContextView context, Snapshot book) {
        return Traces.of(context, book.key());
    }

    private static @Nullable String traceId(Trace trace) {
        return trace.traceparent() == null ? null : trace.traceparent().substring(3, 35);
    }

    private static String[] keys(List<Snapshot> books) {
        return books.stream().map(Snapshot::key).toArray(String[]::new);
    }

    private static Long[] versions(List<Snapshot> books) {
        return books.stream().map(Snapshot::version).toArray(Long[]::new);
    }
}
