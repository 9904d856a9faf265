package milepost.statements.postgres;

import java.util.List;
import java.util.UUID;
import milepost.statements.application.Suspects;
import milepost.statements.domain.DeclarationId;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Looks for what convergence may have missed; locks what it finds and skips what is in use. */
public final class PostgresSuspects implements Suspects {

    private static final String AFTER_AND_QUIET = """
             AND ($1::uuid IS NULL OR d.id > $1) AND d.changed_at < clock_timestamp() - interval '30 seconds'
            ORDER BY d.id LIMIT $2 FOR UPDATE OF d SKIP LOCKED
            """;

    private static final String FUNDABLE_WITHOUT_LINE = """
            SELECT d.id FROM declaration d
            WHERE d.live AND d.fundable AND d.waiting IS NULL
              AND NOT EXISTS (SELECT 1 FROM line l WHERE l.declaration_id = d.id AND l.kind = 'payment' AND l.status = 'attached')
            """ + AFTER_AND_QUIET;

    private static final String LINE_WITHOUT_LIVE_DECLARATION = """
            SELECT d.id FROM declaration d
            WHERE NOT d.live AND d.waiting IS NULL
              AND EXISTS (SELECT 1 FROM line l WHERE l.declaration_id = d.id AND l.kind = 'payment' AND l.status = 'attached')
              AND NOT EXISTS (SELECT 1 FROM line l WHERE l.declaration_id = d.id AND l.kind = 'refund')
            """ + AFTER_AND_QUIET;

    /** The same rule as the placement itself, decision E4, with London's day. */
    private static final String WAITING_THAT_COULD_BE_PLACED = """
            SELECT d.id FROM declaration d
            WHERE d.waiting IS NOT NULL AND ($1::uuid IS NULL OR d.id > $1)
              AND (d.live <> (d.waiting = 'payment') OR EXISTS (
                SELECT 1 FROM statement s
                WHERE s.lead_provider_id = d.lead_provider_id AND s.cohort = d.cohort AND s.type = d.family
                  AND s.state = 'open' AND s.output_fee
                  AND s.deadline_date >= (d.effective_at AT TIME ZONE 'Europe/London')::date))
            ORDER BY d.id LIMIT $2 FOR UPDATE OF d SKIP LOCKED
            """;

    private static final String HALF_SPREAD = """
            SELECT count(*)::int AS found FROM spread
            WHERE finished_at IS NULL AND started_at < clock_timestamp() - interval '30 seconds'
            """;

    private final DatabaseClient db;

    public PostgresSuspects(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<List<DeclarationId>> page(Suspicion what, @Nullable DeclarationId after, int limit) {
        String sql = switch (what) {
            case FUNDABLE_WITHOUT_LINE -> FUNDABLE_WITHOUT_LINE;
            case LINE_WITHOUT_LIVE_DECLARATION -> LINE_WITHOUT_LIVE_DECLARATION;
            case WAITING_THAT_COULD_BE_PLACED -> WAITING_THAT_COULD_BE_PLACED;
        };
        return Bound.sql(db, sql).with(after == null ? null : after.value(), UUID.class).with(limit).query()
                .map(row -> new DeclarationId(Rows.uuid(row, "id"))).all().collectList();
    }

    @Override
    public Mono<Integer> halfSpread() {
        return db.sql(HALF_SPREAD).map(row -> Rows.number(row, "found")).one();
    }
}
