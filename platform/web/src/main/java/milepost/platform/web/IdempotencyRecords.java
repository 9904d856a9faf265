package milepost.platform.web;

import io.r2dbc.spi.Readable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Table {@code idempotency}: written in the transaction of the command whose answer it keeps. */
final class IdempotencyRecords {

    /**
     * One round trip: takes the key's lock and makes the row. The lock is tried, never waited for, so that a waiting duplicate
     * holds no connection; the unique index is asked whatever the statement's snapshot, so a row committed just now is seen.
     */
    private static final String CLAIM = """
            INSERT INTO idempotency (scope, key, fingerprint)
            SELECT $1, $2, $3 WHERE pg_try_advisory_xact_lock($4)
            ON CONFLICT (scope, key) DO NOTHING
            """;

    private static final String FIND = "SELECT fingerprint, status, body FROM idempotency WHERE scope = $1 AND key = $2";

    private static final String KEEP = "UPDATE idempotency SET status = $3, body = $4 WHERE scope = $1 AND key = $2";

    private static final String FORGET = "DELETE FROM idempotency WHERE scope = $1 AND key = $2";

    private static final String CLEAN_UP = """
            DELETE FROM idempotency WHERE (scope, key) IN (
                SELECT scope, key FROM idempotency WHERE recorded_at < clock_timestamp() - interval '72 hours'
                ORDER BY recorded_at LIMIT $1 FOR UPDATE SKIP LOCKED)
            """;

    private final DatabaseClient db;

    IdempotencyRecords(DatabaseClient db) {
        this.db = db;
    }

    /** True where the command is now ours to run; false where it runs elsewhere or has run. */
    Mono<Boolean> claim(IdempotencyKey key) {
        return db.sql(CLAIM).bind(0, key.scope()).bind(1, key.key()).bind(2, key.fingerprint()).bind(3, key.lock())
                .fetch().rowsUpdated().map(rows -> rows > 0);
    }

    Mono<Kept> find(IdempotencyKey key) {
        return db.sql(FIND).bind(0, key.scope()).bind(1, key.key()).map(IdempotencyRecords::kept).one();
    }

    /** @param body null where the answer must not be told twice */
    Mono<Void> keep(IdempotencyKey key, int status, byte @Nullable [] body) {
        var statement = db.sql(KEEP).bind(0, key.scope()).bind(1, key.key()).bind(2, status);
        return (body == null ? statement.bindNull(3, byte[].class) : statement.bind(3, body)).then();
    }

    Mono<Void> forget(IdempotencyKey key) {
        return db.sql(FORGET).bind(0, key.scope()).bind(1, key.key()).then();
    }

    /** Deletes at most so many answers that are older than 72 h; says how many. */
    Mono<Long> cleanUp(int most) {
        return db.sql(CLEAN_UP).bind(0, most).fetch().rowsUpdated();
    }

    private static Kept kept(Readable row) {
        return new Kept(row.get("fingerprint", byte[].class), row.get("status", Integer.class),
                Optional.ofNullable(row.get("body", byte[].class)));
    }

    /** The answer given under a key; its body is absent where it must not be told twice. */
    record Kept(byte[] fingerprint, int status, Optional<byte[]> body) {}
}
