package milepost.statements.postgres;

import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import milepost.platform.messaging.Versions;
import milepost.statements.application.Current;
import milepost.statements.application.DeclarationCopies;
import milepost.statements.application.PublishedLines;
import milepost.statements.domain.DeclarationId;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.StatementId;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** The lines of a declaration as one published aggregate: what it says is what is marked as told, in one statement. */
public final class LineSnapshots implements Current<PublishedLines> {

    /** The latest payment line counts, the voided one where none is attached. */
    private static final String STATE = """
            SELECT d.*,
                   (SELECT json_agg(json_build_object('id', l.id, 'statement_id', l.statement_id, 'kind', l.kind, 'status', l.status,
                       'source_version', l.source_version, 'attached_at', %2$s, 'removed_at', %3$s,
                       'removed_reason', l.removed_reason, 'counted', l.counted, 'unit_price', l.unit_price::text,
                       'targeted_price', l.targeted_price::text, 'uplift_price', CASE WHEN l.counted IS NOT NULL THEN l.uplift_price::text END,
                       'rate', l.rate, 'band', l.band, 'recorded_at', %4$s) ORDER BY l.recorded_at, l.id)::text
                    FROM line l WHERE l.declaration_id = d.id) AS lines,
                   p.statement_id AS payment_statement, p.statement_state AS payment_state, p.status AS payment_status,
                   coalesce(p.status = 'attached' AND p.statement_state = 'paid' AND p.counted AND p.targeted_price + p.uplift_price > 0, false)
                       AS uplift_paid,
                   r.statement_id AS refund_statement, r.statement_state AS refund_state
            FROM %1$s d
            LEFT JOIN LATERAL (
                SELECT l.statement_id, s.state AS statement_state, l.status, l.counted, l.targeted_price, l.uplift_price
                FROM line l JOIN statement s ON s.id = l.statement_id
                WHERE l.declaration_id = d.id AND l.kind = 'payment'
                ORDER BY l.status = 'attached' DESC, l.recorded_at DESC LIMIT 1) p ON true
            LEFT JOIN LATERAL (
                SELECT l.statement_id, s.state AS statement_state
                FROM line l JOIN statement s ON s.id = l.statement_id
                WHERE l.declaration_id = d.id AND l.kind = 'refund' LIMIT 1) r ON true
            """;

    private static final String NEXT = """
            WITH bumped AS (
                UPDATE declaration
                SET lines_version = greatest(lines_version, $2) + 1,
                    lines_at = greatest(clock_timestamp(), lines_at + interval '1 microsecond')
                WHERE id = ANY($1)
                RETURNING *),
            told AS (
                UPDATE line l SET told = s.state
                FROM statement s
                WHERE s.id = l.statement_id AND l.declaration_id = ANY($1) AND l.told <> s.state)
            """ + from("bumped");

    // Held by a statement of their own: one that waits for a lock sees the new row of the declaration, but the lines from before.
    private static final String HOLD = "SELECT id FROM declaration WHERE lines_version > 0 ";
    private static final String HOLD_BY_IDS = HOLD + " AND id = ANY($1) ORDER BY id FOR SHARE";
    private static final String HOLD_PAGE = HOLD + " AND ($1::uuid IS NULL OR id > $1) ORDER BY id LIMIT $2 FOR SHARE";
    private static final String BY_IDS = from("declaration") + " WHERE d.id = ANY($1) ORDER BY d.id";

    private final DatabaseClient db;
    private final Versions versions;

    public LineSnapshots(DatabaseClient db, Versions versions) {
        this.db = db;
        this.versions = versions;
    }

    Flux<PublishedLines> next(Collection<DeclarationId> ids) {
        return Bound.sql(db, NEXT).withIds(ids, DeclarationId::value).with(floor()).query().map(LineSnapshots::lines).all();
    }

    /** One below the first version of the running epoch: the next one is above everything of an older epoch. */
    private long floor() {
        return versions.first() - 1;
    }

    private static String from(String declarations) {
        return STATE.formatted(declarations, LineJson.instant("l.attached_at"), LineJson.instant("l.removed_at"), LineJson.instant("l.recorded_at"));
    }

    @Override
    public Flux<PublishedLines> byIds(Collection<UUID> ids) {
        return held(Bound.sql(db, HOLD_BY_IDS).with(ids.toArray(UUID[]::new)));
    }

    @Override
    public Flux<PublishedLines> ofProvider(UUID provider, Optional<String> cohort) {
        throw new IllegalArgumentException("lines are asked for by their declarations' ids");
    }

    @Override
    public Flux<PublishedLines> after(@Nullable UUID id, int limit) {
        return held(Bound.sql(db, HOLD_PAGE).with(id, UUID.class).with(limit));
    }

    private Flux<PublishedLines> held(Bound hold) {
        return hold.query().map(row -> Rows.uuid(row, "id")).all().collectList().flatMapMany(ids ->
                Bound.sql(db, BY_IDS).with(ids.toArray(UUID[]::new)).query().map(LineSnapshots::lines).all());
    }

    private static DeclarationCopies.Copy copy(Readable row) {
        return new DeclarationCopies.Copy(Rows.uuid(row, "id"), Rows.big(row, "source_version"), Rows.text(row, "family"),
                Rows.uuid(row, "lead_provider_id"), Rows.uuid(row, "participant_id"), Rows.text(row, "course_identifier"),
                Rows.text(row, "course_group"), Rows.text(row, "cohort"), Rows.text(row, "declaration_type"), Rows.text(row, "state"),
                Rows.flag(row, "live"), Rows.flag(row, "fundable"), Rows.flag(row, "targeted_delivery_funding_eligible"),
                Rows.flag(row, "uplift_flagged"),
                Rows.instant(row, "effective_at"));
    }

    private static PublishedLines lines(Readable row) {
        return new PublishedLines(
                new DeclarationId(Rows.uuid(row, "id")),
                new LeadProviderId(Rows.uuid(row, "lead_provider_id")),
                Rows.big(row, "decided_version"),
                Optional.ofNullable(row.get("payment_statement", UUID.class)).map(statement -> new PublishedLines.Payment(
                        new StatementId(statement), Rows.text(row, "payment_state"), Rows.text(row, "payment_status"))),
                Optional.ofNullable(row.get("refund_statement", UUID.class)).map(statement -> new PublishedLines.Refund(
                        new StatementId(statement), Rows.text(row, "refund_state"))),
                Optional.ofNullable(row.get("waiting", String.class)),
                Rows.flag(row, "uplift_paid"),
                Rows.instant(row, "effective_at"),
                Rows.big(row, "lines_version"),
                Rows.instant(row, "lines_at"),
                new PublishedLines.Whole(copy(row), LineJson.lines(row.get("lines", String.class))));
    }
}
