package milepost.platform.messaging.example;

import milepost.platform.messaging.PoisonRecord;
import milepost.platform.messaging.Projection;
import milepost.platform.messaging.Snapshot;
import milepost.platform.web.Json;
import milepost.platform.web.RequestTrace;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The copy of all books, and the label that follows from each. */
final class BookCopy implements Projection {

    private static final String FOLD = """
            INSERT INTO book (key, version, title, request_id, trace_id) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (key) DO UPDATE SET version = excluded.version, title = excluded.title,
                request_id = excluded.request_id, trace_id = excluded.trace_id
            WHERE book.version <= excluded.version
            """;

    private static final String LABEL = """
            INSERT INTO label (key, version, cause) VALUES ($1, $2, 'record')
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
        JsonNode book = Json.exact().readTree(snapshot.payload());
        if (!book.path("title").isString()) {
            return Mono.error(new PoisonRecord("a book without a title"));
        }
        return RequestTrace.current().flatMap(trace -> db.sql(FOLD)
                .bind(0, snapshot.key()).bind(1, snapshot.version()).bind(2, book.path("title").stringValue())
                .bind(3, trace.requestId()).bind(4, trace.traceId())
                .fetch().rowsUpdated().map(rows -> rows == 1));
    }

    @Override
    public Mono<Void> converge(Snapshot snapshot) {
        return (snapshot.key().startsWith(Books.SLOW) ? db.sql("SELECT pg_sleep(1.8)").then() : Mono.<Void>empty())
                .then(db.sql(LABEL).bind(0, snapshot.key()).bind(1, snapshot.version()).then());
    }
}
