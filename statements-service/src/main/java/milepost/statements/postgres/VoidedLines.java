package milepost.statements.postgres;

import java.time.Instant;
import java.util.Optional;
import milepost.statements.application.VoidedWorth;
import milepost.statements.domain.pricing.Payment;
import milepost.statements.domain.placement.PlacedDeclaration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Takes a payment line off; where it had been priced and counted, a second line of the same milestone of an NPQ earns in its place. */
final class VoidedLines {

    private static final String VOID = """
            WITH decided AS (
                UPDATE declaration d SET decided_version = d.source_version, waiting = NULL, waiting_since = NULL
                FROM line l WHERE l.id = $1 AND d.id = l.declaration_id)
            UPDATE line SET status = 'voided', removed_at = $2, removed_reason = $3, source_version = $4
            WHERE id = $1 AND status = 'attached'
            """;

    private static final String FIND = LineRows.SELECT + " WHERE l.id = $1 AND l.counted IS NOT NULL";

    private static final String IN_ITS_PLACE = LineRows.SELECT + """
             WHERE l.id = (
                SELECT other.id
                FROM line gone
                JOIN declaration g ON g.id = gone.declaration_id
                JOIN line other ON other.statement_id = gone.statement_id AND other.kind = 'payment' AND other.status = 'attached'
                JOIN declaration o ON o.id = other.declaration_id
                WHERE gone.id = $1 AND gone.counted AND gone.rate IS NULL AND NOT other.counted
                  AND o.participant_id = g.participant_id AND o.course_identifier = g.course_identifier
                  AND o.declaration_type = g.declaration_type
                ORDER BY other.attached_at, other.declaration_id
                LIMIT 1)
            """;

    /** It is told by whoever tells the statement's lines: its declaration is none of those that are locked here. */
    private static final String COUNT = """
            WITH counting AS (UPDATE line SET counted = true, told = '' WHERE id = $1 RETURNING statement_id)
            UPDATE spread SET started_at = clock_timestamp(), finished_at = NULL
            FROM counting WHERE spread.statement_id = counting.statement_id AND spread.state = 'payable'
            """;

    private final DatabaseClient db;

    VoidedLines(DatabaseClient db) {
        this.db = db;
    }

    Mono<VoidedWorth> take(PlacedDeclaration.Line line, Instant at, String reason, long sourceVersion) {
        return Bound.sql(db, VOID).with(line.id().value()).with(at).with(reason).with(sourceVersion).query().then()
                .then(Mono.defer(() -> payment(FIND, line)))
                .flatMap(worth -> payment(IN_ITS_PLACE, line)
                        .map(Payment::nowCounted)
                        .delayUntil(next -> db.sql(COUNT).bind(0, next.member().line().value()).then())
                        .map(next -> new VoidedWorth(Optional.of(worth), Optional.of(next)))
                        .defaultIfEmpty(new VoidedWorth(Optional.of(worth), Optional.empty())))
                .defaultIfEmpty(new VoidedWorth(Optional.empty(), Optional.empty()));
    }

    private Mono<Payment> payment(String sql, PlacedDeclaration.Line line) {
        return db.sql(sql).bind(0, line.id().value()).map(LineRows::payment).one();
    }
}
