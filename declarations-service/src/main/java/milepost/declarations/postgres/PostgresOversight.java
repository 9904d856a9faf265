package milepost.declarations.postgres;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import milepost.declarations.application.Oversight;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Queries across providers: worklist, reconciliation, counts. */
public final class PostgresOversight implements Oversight {

    private static final String WORKLIST = """
            SELECT kind, declaration_id, since, detail FROM worklist ORDER BY since, declaration_id, kind LIMIT 1000
            """;

    /** Shared in words with statements-service; see {@link Group}. */
    private static final String GROUPS = """
            SELECT lead_provider_id, cohort, declaration_type, count(*) AS count,
                   to_hex(bit_xor(hashtextextended(id::text || ':' || state, 0))) AS hash
            FROM declarations
            WHERE ($1::uuid IS NULL OR lead_provider_id = $1)
              AND (state IN ('eligible', 'payable', 'paid', 'awaiting_clawback', 'clawed_back') OR state = 'submitted' AND fundable)
            GROUP BY lead_provider_id, cohort, declaration_type
            ORDER BY lead_provider_id, cohort, declaration_type
            """;

    private static final String RECONCILED = """
            SELECT d.id, d.state, d.fundable, d.updated_at FROM declarations d
            WHERE d.lead_provider_id = $1 AND d.cohort = $2 AND d.declaration_type = $3 AND (d.fundable OR d.line_seen > 0)
              AND d.id > $4
            ORDER BY d.id LIMIT $5
            """;

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String COUNT = "SELECT state, count(*) AS count FROM declarations GROUP BY state";

    private final DatabaseClient db;

    public PostgresOversight(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Flux<WorklistItem> worklist() {
        return db.sql(WORKLIST).map(row -> new WorklistItem(row.get("kind", String.class), "declaration",
                row.get("declaration_id", UUID.class), row.get("since", Instant.class), row.get("detail", String.class))).all();
    }

    @Override
    public Flux<Group> groups(@Nullable UUID provider) {
        var query = db.sql(GROUPS);
        return (provider == null ? query.bindNull(0, UUID.class) : query.bind(0, provider))
                .map(row -> new Group(row.get("lead_provider_id", UUID.class), row.get("cohort", String.class),
                        row.get("declaration_type", String.class), row.get("count", Long.class), row.get("hash", String.class))).all();
    }

    @Override
    public Flux<Reconciled> declarations(UUID provider, String cohort, String declarationType, @Nullable UUID after, int limit) {
        return db.sql(RECONCILED).bind(0, provider).bind(1, cohort).bind(2, declarationType).bind(3, after == null ? BEFORE_ALL : after).bind(4, limit)
                .map(row -> new Reconciled(row.get("id", UUID.class), row.get("state", String.class), row.get("fundable", Boolean.class),
                        row.get("updated_at", Instant.class))).all();
    }

    @Override
    public Mono<Map<String, Long>> countByState() {
        return db.sql(COUNT).map(row -> Map.entry(row.get("state", String.class), row.get("count", Long.class))).all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }
}
