package milepost.platform.messaging.example;

import java.util.Objects;
import milepost.platform.messaging.Sweep;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Labels what should have one and has none. */
final class LabelSweep implements Sweep {

    private static final String PAGE = """
            WITH page AS (SELECT key, version FROM book WHERE key > $1 ORDER BY key LIMIT $2),
                 repaired AS (INSERT INTO label (key, version, cause) SELECT key, version, 'sweep' FROM page
                              ON CONFLICT (key) DO NOTHING RETURNING key)
            SELECT (SELECT count(*) FROM repaired) AS repaired, (SELECT max(key) FROM page) AS last
            """;

    private final DatabaseClient db;

    LabelSweep(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public String name() {
        return "book-without-label";
    }

    @Override
    public Mono<Page> repair(@Nullable String afterKey, int limit) {
        return db.sql(PAGE).bind(0, Objects.requireNonNullElse(afterKey, "")).bind(1, limit)
                .map(row -> new Page(Objects.requireNonNull(row.get("repaired", Long.class)).intValue(), row.get("last", String.class)))
                .one();
    }
}
