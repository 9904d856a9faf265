package milepost.participants.postgres;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import milepost.participants.application.EnrolmentHistory.Actor;
import milepost.participants.application.EnrolmentHistory.Cause;
import milepost.participants.application.EnrolmentHistory.Entry;
import milepost.participants.application.Recorded;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What became of the rows of one table, one entry for each version. */
final class HistoryTable {

    private final DatabaseClient db;
    private final String record;
    private final String of;

    /** @param key the column that names the row */
    HistoryTable(DatabaseClient db, String table, String key) {
        this.db = db;
        this.record = "INSERT INTO %s (%s, version, what, actor, effective_at, recorded_at) VALUES ($1, $2, $3, $4, $5, $6)".formatted(table, key);
        this.of = "SELECT version, what, actor, effective_at FROM %s WHERE %s = $1 ORDER BY version".formatted(table, key);
    }

    Mono<Void> record(UUID id, Recorded recorded, Cause cause) {
        return Bindings.of(db.sql(record)).with(id, recorded.version(), cause.what(), cause.actor().word(), cause.effectiveAt(), recorded.at())
                .statement().then();
    }

    Flux<Entry> of(UUID id) {
        return db.sql(of).bind(0, id)
                .map(row -> new Entry(row.get("version", Long.class), new Cause(row.get("what", String.class),
                        Actor.valueOf(row.get("actor", String.class).toUpperCase(Locale.ROOT)), row.get("effective_at", Instant.class))))
                .all();
    }
}
