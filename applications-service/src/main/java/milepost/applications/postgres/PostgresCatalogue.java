package milepost.applications.postgres;

import static milepost.applications.postgres.Binds.get;
import static milepost.applications.postgres.Binds.sql;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import milepost.applications.application.Catalogue;
import milepost.applications.application.EntryFormat;
import milepost.applications.domain.catalogue.EntryKey;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Table {@code catalogue_entry}. */
public final class PostgresCatalogue implements Catalogue {

    private static final String LATEST = """
            SELECT kind, payload::text AS payload, version, recorded_at FROM catalogue_entry WHERE key = $1
            """;

    private static final String ALL = """
            SELECT kind, payload::text AS payload, version, recorded_at FROM catalogue_entry WHERE key = ANY($1) ORDER BY key
            """;

    private static final String HOLD = """
            SELECT kind, payload::text AS payload, version, recorded_at FROM catalogue_entry WHERE key = ANY($1) ORDER BY key FOR SHARE
            """;

    /** Not the row's own lock: two who both hold the row shared could never get it. */
    private static final String ONE_AFTER_THE_OTHER = "SELECT count(pg_advisory_xact_lock(hashtextextended($1, 0)))";

    /** The collation is "C", so everything that starts with the prefix lies between it and its successor. */
    private static final String UNDER = """
            SELECT kind, payload::text AS payload, version, recorded_at FROM catalogue_entry
            WHERE key >= $1 AND key < $1 || chr(1114111) ORDER BY key
            """;

    private static final String AFTER = """
            SELECT kind, payload::text AS payload, version, recorded_at FROM catalogue_entry
            WHERE kind = $1 AND key > $2 ORDER BY key LIMIT $3 FOR SHARE
            """;

    private static final String LOCK = """
            SELECT pg_advisory_xact_lock(hashtextextended('catalogue', 0)), clock_timestamp() AS now
            """;

    private static final String SAVE = """
            INSERT INTO catalogue_entry (key, kind, payload, version, recorded_at) VALUES ($1, $2, $3::jsonb, $4, $5)
            ON CONFLICT (key) DO UPDATE SET payload = excluded.payload, version = excluded.version, recorded_at = excluded.recorded_at
            """;

    private final DatabaseClient db;
    private final EntryFormat format;

    public PostgresCatalogue(DatabaseClient db, EntryFormat format) {
        this.db = db;
        this.format = format;
    }

    @Override
    public Mono<Stored> latest(EntryKey key) {
        return sql(db, LATEST, key.value()).map(this::stored).one();
    }

    @Override
    public Flux<Stored> all(Collection<EntryKey> keys) {
        return sql(db, ALL, (Object) texts(keys)).map(this::stored).all();
    }

    @Override
    public Flux<Stored> under(String prefix) {
        return sql(db, UNDER, prefix).map(this::stored).all();
    }

    @Override
    public Flux<Stored> hold(Collection<EntryKey> keys) {
        return sql(db, HOLD, (Object) texts(keys)).map(this::stored).all();
    }

    @Override
    public Mono<Void> oneAfterTheOther(EntryKey key) {
        return sql(db, ONE_AFTER_THE_OTHER, key.value()).then();
    }

    @Override
    public Flux<Stored> after(String kind, String key, int limit) {
        return sql(db, AFTER, kind, key, limit).map(this::stored).all();
    }

    @Override
    public Mono<Instant> lock() {
        return sql(db, LOCK).map(row -> get(row, "now", Instant.class)).one();
    }

    @Override
    public Mono<Void> save(Stored entry) {
        EntryKey key = entry.entry().key();
        return sql(db, SAVE, key.value(), key.kind(), format.write(entry.entry()), entry.version(), entry.recordedAt()).then();
    }

    private Stored stored(Readable row) {
        return new Stored(format.read(get(row, "kind", String.class), get(row, "payload", String.class)),
                get(row, "version", Long.class), get(row, "recorded_at", Instant.class));
    }

    private static String[] texts(Collection<EntryKey> keys) {
        return keys.stream().map(EntryKey::value).toArray(String[]::new);
    }
}
