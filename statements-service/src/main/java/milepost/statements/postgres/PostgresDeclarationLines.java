package milepost.statements.postgres;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import milepost.platform.messaging.Versions;
import milepost.statements.application.DeclarationLines;
import milepost.statements.application.PublishedLines;
import milepost.statements.application.VoidedWorth;
import milepost.statements.application.Waiting;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.DeclarationId;
import milepost.statements.domain.Family;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.LineId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.placement.PlacedDeclaration;
import milepost.statements.domain.placement.PlacedDeclaration.Standing;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Declarations and their lines in PostgreSQL. */
public final class PostgresDeclarationLines implements DeclarationLines {

    private static final String LOCK = "SELECT id FROM declaration WHERE id = ANY ($1) ORDER BY id FOR UPDATE";

    private static final String LINES = """
            SELECT d.*, l.id AS line_id, l.kind, l.statement_id, s.state AS statement_state, s.cut_off_at, s.authorised_at
            FROM declaration d
            LEFT JOIN line l ON l.declaration_id = d.id AND l.status = 'attached'
            LEFT JOIN statement s ON s.id = l.statement_id
            WHERE d.id = ANY ($1)
            ORDER BY d.id
            """;

    private static final String ATTACH = """
            WITH decided AS (
                UPDATE declaration SET decided_version = source_version, waiting = NULL, waiting_since = NULL WHERE id = ANY ($1))
            INSERT INTO line (declaration_id, statement_id, kind, status, source_version, attached_at)
            SELECT id, statement_id, 'payment', 'attached', version, at
            FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::timestamptz[]) AS attached (id, statement_id, version, at)
            ON CONFLICT (declaration_id, kind) WHERE status = 'attached' DO NOTHING
            """;

    private static final String REFUND = """
            WITH decided AS (
                UPDATE declaration SET decided_version = source_version, waiting = NULL, waiting_since = NULL WHERE id = $1)
            INSERT INTO line (declaration_id, statement_id, kind, status, source_version, attached_at,
                              counted, unit_price, targeted_price, uplift_price, rate, band)
            SELECT $1, $2, 'refund', 'attached', $3, $4, counted, unit_price, targeted_price, uplift_price, rate, band FROM line WHERE id = $5
            ON CONFLICT (declaration_id, kind) WHERE status = 'attached' DO NOTHING
            """;

    private static final String AWAIT = """
            UPDATE declaration
            SET decided_version = source_version, waiting = $2,
                waiting_since = CASE WHEN $2::text IS NULL THEN NULL ELSE clock_timestamp() END
            WHERE id = $1
            """;

    /** By what they told instead, so that those that are done are not looked at again for each batch: there may be a hundred thousand. */
    private static final String UNTOLD = """
            FROM statement s
            JOIN line l ON l.statement_id = s.id AND l.told = ANY (array_remove(ARRAY['', 'open', 'payable', 'paid'], s.state))
            """;

    /** The skipped ones are being changed by someone who tells about them; as nobody is waited for, the order does not matter. */
    private static final String LOCK_UNTOLD = "SELECT d.id " + UNTOLD + """
            JOIN declaration d ON d.id = l.declaration_id
            WHERE s.id = $1
            LIMIT $2
            FOR UPDATE OF d SKIP LOCKED
            """;

    private static final String ANY_UNTOLD = "SELECT EXISTS (SELECT 1 " + UNTOLD + " WHERE s.id = $1) AS found";

    private final DatabaseClient db;
    private final VoidedLines voided;
    private final LineSnapshots snapshots;

    public PostgresDeclarationLines(DatabaseClient db, Versions versions) {
        this.db = db;
        this.voided = new VoidedLines(db);
        this.snapshots = new LineSnapshots(db, versions);
    }

    /** Two statements, because the second must see what was committed while the first waited for the locks. */
    @Override
    public Flux<PlacedDeclaration> lock(Collection<DeclarationId> ids) {
        return Bound.sql(db, LOCK).withIds(ids, DeclarationId::value).query().map(row -> Rows.uuid(row, "id")).all().collectList()
                .flatMapMany(known -> known.isEmpty() ? Flux.empty()
                        : Bound.sql(db, LINES).withIds(known, Function.identity()).query().map(PostgresDeclarationLines::placed).all())
                .collect(LinkedHashMap<DeclarationId, PlacedDeclaration>::new,
                        (placed, row) -> placed.merge(row.id(), row, PostgresDeclarationLines::merge))
                .flatMapIterable(Map::values);
    }

    @Override
    public Mono<Void> attach(List<Attachment> attachments) {
        return Bound.sql(db, ATTACH).withIds(attachments, each -> each.declaration().id().value())
                .withIds(attachments, each -> each.to().value())
                .with(attachments.stream().map(each -> each.declaration().sourceVersion()).toArray(Long[]::new))
                .with(attachments.stream().map(each -> each.at().atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new))
                .query().then();
    }

    @Override
    public Mono<Void> refund(PlacedDeclaration declaration, PlacedDeclaration.Line paid, StatementId on) {
        return Bound.sql(db, REFUND).with(declaration.id().value()).with(on.value())
                .with(declaration.sourceVersion()).with(declaration.effectiveAt()).with(paid.id().value()).query().then();
    }

    @Override
    public Mono<VoidedWorth> voidLine(PlacedDeclaration.Line line, Instant at, String reason, long sourceVersion) {
        return voided.take(line, at, reason, sourceVersion);
    }

    @Override
    public Mono<Void> await(DeclarationId id, Optional<Waiting> what) {
        return Bound.sql(db, AWAIT).with(id.value()).with(what.map(Waiting::code).orElse(null), String.class).query().then();
    }

    @Override
    public Flux<PublishedLines> next(Collection<DeclarationId> ids) {
        return snapshots.next(ids);
    }

    @Override
    public Flux<DeclarationId> lockUntold(StatementId id, int limit) {
        return Bound.sql(db, LOCK_UNTOLD).with(id.value()).with(limit).query()
                .map(row -> new DeclarationId(Rows.uuid(row, "id"))).all().distinct();
    }

    @Override
    public Mono<Boolean> anyUntold(StatementId id) {
        return db.sql(ANY_UNTOLD).bind(0, id.value()).map(row -> Rows.flag(row, "found")).one();
    }

    private static PlacedDeclaration placed(Readable row) {
        Optional<PlacedDeclaration.Line> line = Optional.ofNullable(row.get("line_id", UUID.class))
                .map(id -> new PlacedDeclaration.Line(new LineId(id), new StatementId(Rows.uuid(row, "statement_id")),
                        StatementRows.state(Rows.text(row, "statement_state"), row.get("cut_off_at", Instant.class),
                                row.get("authorised_at", Instant.class))));
        boolean refund = "refund".equals(row.get("kind", String.class));
        return new PlacedDeclaration(
                new DeclarationId(Rows.uuid(row, "id")),
                new LeadProviderId(Rows.uuid(row, "lead_provider_id")),
                new Cohort(Rows.text(row, "cohort")),
                Family.of(Rows.text(row, "family")).orElseThrow(),
                Standing.of(Rows.text(row, "state"), Rows.flag(row, "live")), Rows.flag(row, "fundable"), Rows.instant(row, "effective_at"),
                Rows.big(row, "source_version"), Rows.text(row, "state"), row.get("waiting", String.class) != null,
                refund ? Optional.empty() : line,
                refund ? line : Optional.empty());
    }

    private static PlacedDeclaration merge(PlacedDeclaration one, PlacedDeclaration other) {
        return new PlacedDeclaration(one.id(), one.leadProvider(), one.cohort(), one.family(), one.standing(), one.fundable(),
                one.effectiveAt(), one.sourceVersion(), one.stateInWords(), one.waiting(),
                one.payment().or(other::payment), one.refund().or(other::refund));
    }
}
