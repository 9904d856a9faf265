package milepost.platform.messaging.outbox;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import milepost.platform.messaging.EventEnvelope;
import milepost.platform.messaging.Snapshot;
import milepost.platform.messaging.Trace;
import milepost.platform.messaging.work.Waiting;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The relay's side of the outbox table. */
public final class PostgresOutboxRows implements OutboxRows {

    private static final String OLDEST = """
            SELECT position, topic, key, type, version, payload, request_id, traceparent, recorded_at
            FROM outbox ORDER BY position LIMIT $1
            """;

    private static final String DELETE = "DELETE FROM outbox WHERE position = ANY($1)";

    /** Counting a large backlog exactly would cost more than the figure is worth. */
    private static final String BACKLOG = """
            SELECT (SELECT count(*) FROM (SELECT 1 FROM outbox LIMIT 100000) AS bounded) AS waiting,
                   (SELECT queued_at FROM outbox ORDER BY position LIMIT 1) AS oldest
            """;

    private final DatabaseClient db;
    private final Waiting waiting;
    private final String source;

    public PostgresOutboxRows(DatabaseClient db, Waiting waiting, String source) {
        this.db = db;
        this.waiting = waiting;
        this.source = source;
    }

    @Override
    public List<Row> oldest(int limit) {
        return Objects.requireNonNull(waiting.forResultOf(
                db.sql(OLDEST).bind(0, limit).map(this::row).all().collectList()));
    }

    @Override
    public void delete(List<Row> sent) {
        waiting.forResultOf(db.sql(DELETE).bind(0, sent.stream().map(Row::position).toArray(Long[]::new)).then());
    }

    public Mono<Backlog> backlog() {
        return db.sql(BACKLOG)
                .map(row -> new Backlog(Objects.requireNonNull(row.get("waiting", Long.class)), row.get("oldest", Instant.class)))
                .one();
    }

    private Row row(Readable row) {
        var snapshot = new Snapshot(text(row, "topic"), text(row, "type"), text(row, "key"),
                Objects.requireNonNull(row.get("version", Long.class)),
                Objects.requireNonNull(row.get("recorded_at", Instant.class)),
                Objects.requireNonNull(row.get("payload", byte[].class)));
        var trace = new Trace(row.get("request_id", String.class), row.get("traceparent", String.class));
        return new Row(Objects.requireNonNull(row.get("position", Long.class)), new EventEnvelope(snapshot, source, trace));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }
}
