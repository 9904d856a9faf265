package milepost.statements.postgres;

import java.util.Optional;
import java.util.UUID;
import milepost.invariants.Standing;
import milepost.statements.application.Reconcile;
import milepost.statements.application.Reconcile.Difference;
import milepost.statements.application.Reconcile.Group;
import milepost.statements.application.Reconcile.Key;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.pricing.Money;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Our side of the reconciliation: the state each declaration has by its lines, and the books against themselves. */
public final class PostgresReconciliation implements Reconcile.Side, Reconcile.Books {

    /** A declaration's state as its lines say; where it has none that counts, as its owner told. Without a line or a wish for one: none. */
    private static final String DERIVED = """
            SELECT d.id, d.lead_provider_id, d.cohort, d.declaration_type, d.waiting,
                   greatest(d.changed_at, d.lines_at) AS changed_at,
                   CASE
                     WHEN r.state = 'paid' THEN 'clawed_back'
                     WHEN r.state IS NOT NULL OR d.waiting = 'refund' THEN 'awaiting_clawback'
                     WHEN p.state = 'open' THEN 'eligible'
                     WHEN p.state IS NOT NULL THEN p.state
                     WHEN d.live THEN 'submitted'
                     ELSE d.state
                   END AS derived
            FROM declaration d
            LEFT JOIN LATERAL (SELECT s.state FROM line l JOIN statement s ON s.id = l.statement_id
                               WHERE l.declaration_id = d.id AND l.kind = 'payment' AND l.status = 'attached') p ON true
            LEFT JOIN LATERAL (SELECT s.state FROM line l JOIN statement s ON s.id = l.statement_id
                               WHERE l.declaration_id = d.id AND l.kind = 'refund') r ON true
            WHERE (d.waiting IS NOT NULL OR EXISTS (SELECT 1 FROM line l WHERE l.declaration_id = d.id))
            """;

    /** Agreed in words with declarations-service: one that waits for a statement is submitted, what no longer counts is left out. */
    private static final String GROUPS = """
            SELECT lead_provider_id, cohort, declaration_type, count(*) AS count,
                   to_hex(bit_xor(hashtextextended(id::text || ':' || derived, 0))) AS hash
            FROM (""" + DERIVED + """
             AND ($1::uuid IS NULL OR d.lead_provider_id = $1)) AS each
            WHERE derived IN ('eligible', 'payable', 'paid', 'awaiting_clawback', 'clawed_back')
               OR derived = 'submitted' AND waiting = 'payment'
            GROUP BY lead_provider_id, cohort, declaration_type
            """;

    private static final String ENTRIES = DERIVED + """
             AND d.lead_provider_id = $1 AND d.cohort = $2 AND d.declaration_type = $3
            """;

    private static final String DISAGREEMENTS = """
            WITH by_lines AS (
                SELECT s.id, s.updated_at,
                       coalesce((SELECT sum(CASE WHEN NOT l.counted THEN 0
                                                 WHEN l.kind = 'payment' THEN l.unit_price + l.targeted_price + l.uplift_price
                                                 ELSE -(l.unit_price + l.targeted_price + l.uplift_price) END)
                                 FROM line l WHERE l.statement_id = s.id AND l.status = 'attached'), 0)
                       + coalesce((SELECT sum(c.service_fee) FROM statement_contract c WHERE c.statement_id = s.id), 0)
                       + coalesce((SELECT sum(a.amount) FROM adjustment a WHERE a.statement_id = s.id), 0) AS net
                FROM statement s
                WHERE s.state <> 'open' AND ($1::uuid IS NULL OR s.lead_provider_id = $1)),
            by_journal AS (
                SELECT statement_id, sum(amount) AS net FROM posting
                WHERE account NOT IN ('VAT', 'OWED_TO_PROVIDER', 'PAID_TO_PROVIDER') GROUP BY statement_id)
            SELECT b.id, b.updated_at, b.net::text AS found, coalesce(j.net, 0.00)::text AS expected
            FROM by_lines b LEFT JOIN by_journal j ON j.statement_id = b.id
            WHERE b.net <> coalesce(j.net, 0)
            """;

    private static final String IMBALANCE = """
            SELECT coalesce(sum(abs(off)), 0.00)::numeric(18,2) AS imbalance
            FROM (SELECT sum(amount) AS off FROM posting GROUP BY statement_id, number) AS each
            """;

    private final DatabaseClient db;

    public PostgresReconciliation(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Flux<Group> groups(Optional<LeadProviderId> provider) {
        return Bound.sql(db, GROUPS).with(provider.map(LeadProviderId::value).orElse(null), UUID.class).query()
                .map(row -> new Group(new Key(Rows.uuid(row, "lead_provider_id"), Rows.text(row, "cohort"),
                        Rows.text(row, "declaration_type")), Rows.big(row, "count"), Rows.text(row, "hash"))).all();
    }

    @Override
    public Flux<Standing> entries(Key key) {
        return Bound.sql(db, ENTRIES).with(key.leadProvider()).with(key.cohort()).with(key.declarationType()).query()
                .map(row -> new Standing(Rows.uuid(row, "id"), Rows.text(row, "derived"), false, Rows.instant(row, "changed_at"))).all();
    }

    @Override
    public Flux<Difference> disagreements(Optional<LeadProviderId> provider) {
        return Bound.sql(db, DISAGREEMENTS).with(provider.map(LeadProviderId::value).orElse(null), UUID.class).query()
                .map(row -> new Difference(Difference.AMOUNT, null, Rows.uuid(row, "id"), Rows.text(row, "expected"),
                        Rows.text(row, "found"), Rows.instant(row, "updated_at"))).all();
    }

    @Override
    public Mono<Money> imbalance() {
        return db.sql(IMBALANCE).map(row -> Rows.money(row, "imbalance")).one();
    }
}
