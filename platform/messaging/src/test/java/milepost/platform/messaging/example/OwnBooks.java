package milepost.platform.messaging.example;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import milepost.platform.messaging.Snapshot;
import milepost.platform.messaging.SnapshotSource;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** The books this service owns, for peers and for republishing. */
final class OwnBooks implements SnapshotSource {

    private static final String COLUMNS = "SELECT key, version, payload FROM own_book ";

    private final DatabaseClient db;

    OwnBooks(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public String aggregate() {
        return "books";
    }

    @Override
    public Flux<Snapshot> byIds(Collection<String> ids) {
        if (ids.stream().anyMatch(id -> id.contains(" "))) {
            throw new IllegalArgumentException("keys have no blanks");
        }
        return rows(db.sql(COLUMNS + "WHERE key = ANY($1) ORDER BY key FOR SHARE").bind(0, ids.toArray(String[]::new)));
    }

    @Override
    public Flux<Snapshot> matching(Map<String, String> criteria) {
        if (!criteria.keySet().equals(Set.of("starts_with"))) {
            return Flux.error(new IllegalArgumentException("starts_with"));
        }
        return rows(db.sql(COLUMNS + "WHERE starts_with(key, $1) ORDER BY key LIMIT 100").bind(0, criteria.get("starts_with")));
    }

    @Override
    public Flux<Snapshot> after(@Nullable String key, int limit) {
        return rows(db.sql(COLUMNS + "WHERE key > $1 ORDER BY key LIMIT $2 FOR SHARE")
                .bind(0, Objects.requireNonNullElse(key, "")).bind(1, limit));
    }

    private static Flux<Snapshot> rows(DatabaseClient.GenericExecuteSpec query) {
        return query.map(row -> new Snapshot(Books.TOPIC, "milepost.book.v1", Objects.requireNonNull(row.get("key", String.class)),
                Objects.requireNonNull(row.get("version", Long.class)), Instant.parse("2026-09-01T08:30:00.123456Z"),
                Objects.requireNonNull(row.get("payload", byte[].class)))).all();
    }
}
