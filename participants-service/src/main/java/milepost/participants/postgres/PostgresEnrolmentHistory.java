package milepost.participants.postgres;

import java.time.Instant;
import java.util.Locale;
import milepost.participants.application.EnrolmentHistory;
import milepost.participants.application.Recorded;
import milepost.participants.domain.ApplicationId;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The history of enrolments in PostgreSQL. */
public final class PostgresEnrolmentHistory implements EnrolmentHistory {

    private static final String RECORD = """
            INSERT INTO enrolment_history (enrolment_id, version, what, actor, effective_at, recorded_at) VALUES ($1, $2, $3, $4, $5, $6)
            """;
    private static final String OF = "SELECT version, what, actor, effective_at FROM enrolment_history WHERE enrolment_id = $1 ORDER BY version";

    private final DatabaseClient db;

    public PostgresEnrolmentHistory(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Void> record(ApplicationId enrolment, Recorded recorded, Cause cause) {
        return Bindings.of(db.sql(RECORD))
                .with(enrolment.value(), recorded.version(), cause.what(), cause.actor().word(), cause.effectiveAt(), recorded.at())
                .statement().then();
    }

    @Override
    public Flux<Entry> of(ApplicationId enrolment) {
        return db.sql(OF).bind(0, enrolment.value())
                .map(row -> new Entry(row.get("version", Long.class), new Cause(row.get("what", String.class),
                        Actor.valueOf(row.get("actor", String.class).toUpperCase(Locale.ROOT)), row.get("effective_at", Instant.class))))
                .all();
    }
}
