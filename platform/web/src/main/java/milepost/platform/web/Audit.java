package milepost.platform.web;

import java.time.Instant;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Table {@code audit}: who changed what, when and why, in the transaction of the change (operators and staff). */
public final class Audit {

    private static final String RECORD = """
            INSERT INTO audit (actor, effective_at, action, subject_type, subject_id, reason, request_id)
            VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7)
            """;

    private final DatabaseClient db;

    Audit(DatabaseClient db) {
        this.db = db;
    }

    public Mono<Void> record(Caller who, Instant effectiveAt, String what, String subjectType, String subjectId,
                             Map<String, Object> why) {
        return RequestTrace.current().flatMap(trace -> db.sql(RECORD)
                .bind(0, who.name()).bind(1, effectiveAt).bind(2, what).bind(3, subjectType).bind(4, subjectId)
                .bind(5, Json.exact().writeValueAsString(why)).bind(6, trace.requestId())
                .then());
    }
}
