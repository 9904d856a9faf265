package milepost.statements.postgres;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import milepost.platform.messaging.Versions;
import milepost.statements.application.Current;
import milepost.statements.application.Statements;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.DeclarationId;
import milepost.statements.domain.Family;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.placement.PlacedDeclaration;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementTerms;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Statements in PostgreSQL. */
public final class PostgresStatements implements Statements, Current<Statement> {

    private static final String FIND = "SELECT * FROM statement WHERE id = $1";
    private static final String FIND_OF = "SELECT * FROM statement WHERE lead_provider_id = $1 AND id = $2";
    private static final String LOCK = FIND + " FOR UPDATE";
    private static final String SHARE = FIND + " FOR SHARE";

    private static final String NEXT_OPEN = """
            FROM statement
            WHERE lead_provider_id = $1 AND cohort = $2 AND type = $3 AND state = 'open' AND output_fee AND deadline_date >= $4
            """;
    private static final String EARLIEST = " ORDER BY deadline_date, year, month LIMIT 1 FOR SHARE";
    private static final String SHARE_NEXT_OPEN = "SELECT * " + NEXT_OPEN + EARLIEST;
    private static final String SHARE_ALL_NEXT_OPEN = """
            SELECT declared.id AS declaration_id, next.*
            FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[]) AS declared (id, provider, cohort, family, day)
            CROSS JOIN LATERAL (
                SELECT * FROM statement
                WHERE lead_provider_id = declared.provider AND cohort = declared.cohort AND type = declared.family
                  AND state = 'open' AND output_fee AND deadline_date >= declared.day::date
                %s) next
            """.formatted(EARLIEST);
    private static final String ANY_NEXT_OPEN = "SELECT EXISTS (SELECT 1 " + NEXT_OPEN + ") AS found";

    private static final String STORE = """
            INSERT INTO statement AS s (id, lead_provider_id, cohort, type, month, year, deadline_date, payment_date, output_fee,
                                        milestones, state, cut_off_at, authorised_at, version, created_at, updated_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, clock_timestamp(), clock_timestamp())
            ON CONFLICT (id) DO UPDATE SET
                deadline_date = $7, payment_date = $8, output_fee = $9, milestones = $10, state = $11, cut_off_at = $12,
                authorised_at = $13, version = $14,
                updated_at = greatest(clock_timestamp(), s.updated_at + interval '1 microsecond')
            RETURNING *
            """;

    private static final String DUE = """
            SELECT id FROM statement
            WHERE state = 'open' AND deadline_date < $1
              AND ($2::uuid IS NULL OR lead_provider_id = $2)
              AND ($3::text IS NULL OR cohort = $3)
              AND (cardinality($4::uuid[]) = 0 OR id = ANY($4))
            ORDER BY deadline_date, id
            """;
    private static final String OF_MONTH = """
            SELECT * FROM statement WHERE lead_provider_id = $1 AND cohort = $2 AND type = $3 AND year = $4 AND month = $5
            """;
    private static final String OF_MONTHS = """
            SELECT s.*
            FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[]) AS wanted (provider, cohort, type, year, month)
            JOIN statement s ON s.lead_provider_id = wanted.provider AND s.cohort = wanted.cohort AND s.type = wanted.type
                 AND s.year = wanted.year::int AND s.month = wanted.month::int
            """;
    private static final String STORE_NEW = """
            INSERT INTO statement (id, lead_provider_id, cohort, type, year, month, deadline_date, payment_date, output_fee, milestones,
                                   state, version, created_at, updated_at)
            SELECT id, provider, cohort, type, year::int, month::int, deadline::date, payment::date, output_fee::boolean, milestones,
                   'open', $11, clock_timestamp(), clock_timestamp()
            FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[])
                 AS fresh (id, provider, cohort, type, year, month, deadline, payment, output_fee, milestones)
            RETURNING *
            """;
    private static final String HAS_LINES = "SELECT EXISTS (SELECT 1 FROM line WHERE statement_id = $1) AS found";
    private static final String OPEN = """
            SELECT id FROM statement
            WHERE lead_provider_id = $1 AND state = 'open' AND ($2::text IS NULL OR cohort = $2) AND ($3::text IS NULL OR type = $3)
            """;

    private static final String OPEN_OF_COHORT = "SELECT id FROM statement WHERE state = 'open' AND cohort = $1 AND type = $2";

    private static final String BY_IDS = "SELECT * FROM statement WHERE id = ANY($1) ORDER BY id FOR SHARE";
    private static final String OF_PROVIDER = """
            SELECT * FROM statement WHERE lead_provider_id = $1 AND ($2::text IS NULL OR cohort = $2) LIMIT 5000
            """;
    private static final String PAGE =
            "SELECT * FROM statement WHERE ($1::uuid IS NULL OR id > $1) ORDER BY id LIMIT $2 FOR SHARE";

    private final DatabaseClient db;
    private final Versions versions;

    public PostgresStatements(DatabaseClient db, Versions versions) {
        this.db = db;
        this.versions = versions;
    }

    @Override
    public Mono<Statement> find(StatementId id) {
        return one(FIND, id);
    }

    @Override
    public Mono<Statement> findOf(LeadProviderId provider, StatementId id) {
        return Bound.sql(db, FIND_OF).with(provider.value()).with(id.value()).query().map(StatementRows::statement).one();
    }

    @Override
    public Mono<Statement> lock(StatementId id) {
        return one(LOCK, id);
    }

    @Override
    public Mono<Statement> share(StatementId id) {
        return one(SHARE, id);
    }

    /** A statement that closes while we wait for its lock answers no row although another may be open: then look again. */
    @Override
    public Mono<Statement> shareNextOpen(PlacedDeclaration declaration, LocalDate day) {
        return nextOpen(SHARE_NEXT_OPEN, declaration, day).query().map(StatementRows::statement).one()
                .switchIfEmpty(Mono.defer(() -> nextOpen(ANY_NEXT_OPEN, declaration, day).query()
                        .map(row -> Rows.flag(row, "found")).one()
                        .flatMap(found -> found ? shareNextOpen(declaration, day) : Mono.empty())));
    }

    /** One statement for all; those it has none for are looked at once more by themselves, for the same reason. */
    @Override
    public Mono<Map<DeclarationId, Statement>> shareNextOpen(Map<PlacedDeclaration, LocalDate> declarations) {
        List<PlacedDeclaration> all = List.copyOf(declarations.keySet());
        return Bound.sql(db, SHARE_ALL_NEXT_OPEN).withIds(all, each -> each.id().value()).withIds(all, each -> each.leadProvider().value())
                .withTexts(all, each -> each.cohort().identifier()).withTexts(all, each -> each.family().code())
                .withTexts(all, declarations::get)
                .query().map(row -> Map.entry(new DeclarationId(Rows.uuid(row, "declaration_id")), StatementRows.statement(row)))
                .all().collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .flatMap(found -> Flux.fromIterable(all).filter(each -> !found.containsKey(each.id()))
                        .concatMap(each -> shareNextOpen(each, declarations.get(each)).doOnNext(statement -> found.put(each.id(), statement)))
                        .then(Mono.just(found)));
    }

    private Bound nextOpen(String sql, PlacedDeclaration declaration, LocalDate day) {
        return Bound.sql(db, sql).with(declaration.leadProvider().value()).with(declaration.cohort().identifier())
                .with(declaration.family().code()).with(day);
    }

    @Override
    public Mono<Statement> store(Statement statement) {
        StatementTerms terms = statement.terms();
        return Bound.sql(db, STORE)
                .with(statement.id().value()).with(terms.leadProvider().value()).with(terms.cohort().identifier())
                .with(terms.family().code()).with(terms.month().getMonthValue()).with(terms.month().getYear())
                .with(terms.deadline()).with(terms.paymentDate()).with(terms.outputFee())
                .with(StatementRows.milestones(terms.milestones())).with(statement.state().code())
                .with(StatementRows.cutOffAt(statement.state()), Instant.class)
                .with(StatementRows.authorisedAt(statement.state()), Instant.class)
                .with(versions.next(statement.version()))
                .query().map(StatementRows::statement).one();
    }

    @Override
    public Flux<StatementId> due(LocalDate day, CutOffFilter filter) {
        return Bound.sql(db, DUE).with(day)
                .with(filter.leadProvider().map(LeadProviderId::value).orElse(null), UUID.class)
                .with(filter.cohort().map(Cohort::identifier).orElse(null), String.class)
                .withIds(filter.ids(), StatementId::value)
                .query().map(row -> new StatementId(Rows.uuid(row, "id"))).all();
    }

    @Override
    public Mono<Statement> findOfMonth(Statement statement) {
        StatementTerms terms = statement.terms();
        return Bound.sql(db, OF_MONTH).with(terms.leadProvider().value()).with(terms.cohort().identifier())
                .with(terms.family().code()).with(terms.month().getYear()).with(terms.month().getMonthValue())
                .query().map(StatementRows::statement).one();
    }

    @Override
    public Flux<Statement> findOfMonths(List<Statement> wanted) {
        return months(Bound.sql(db, OF_MONTHS), wanted).query().map(StatementRows::statement).all();
    }

    @Override
    public Flux<Statement> storeNew(List<Statement> fresh) {
        return months(Bound.sql(db, STORE_NEW).withIds(fresh, each -> each.id().value()), fresh)
                .withTexts(fresh, each -> each.terms().deadline()).withTexts(fresh, each -> each.terms().paymentDate())
                .withTexts(fresh, each -> each.terms().outputFee()).withTexts(fresh, each -> StatementRows.milestones(each.terms().milestones()))
                .with(versions.next(0)).query().map(StatementRows::statement).all();
    }

    private static Bound months(Bound sql, List<Statement> statements) {
        return sql.withIds(statements, each -> each.terms().leadProvider().value())
                .withTexts(statements, each -> each.terms().cohort().identifier()).withTexts(statements, each -> each.terms().family().code())
                .withTexts(statements, each -> each.terms().month().getYear()).withTexts(statements, each -> each.terms().month().getMonthValue());
    }

    @Override
    public Mono<Boolean> hasLines(StatementId id) {
        return db.sql(HAS_LINES).bind(0, id.value()).map(row -> Rows.flag(row, "found")).one();
    }

    @Override
    public Flux<StatementId> open(LeadProviderId provider, Optional<Cohort> cohort, Optional<Family> family) {
        return Bound.sql(db, OPEN).with(provider.value())
                .with(cohort.map(Cohort::identifier).orElse(null), String.class)
                .with(family.map(Family::code).orElse(null), String.class)
                .query().map(row -> new StatementId(Rows.uuid(row, "id"))).all();
    }

    @Override
    public Flux<StatementId> open(Cohort cohort, Family family) {
        return Bound.sql(db, OPEN_OF_COHORT).with(cohort.identifier()).with(family.code()).query()
                .map(row -> new StatementId(Rows.uuid(row, "id"))).all();
    }

    @Override
    public Flux<Statement> byIds(Collection<UUID> ids) {
        return Bound.sql(db, BY_IDS).with(ids.toArray(UUID[]::new)).query().map(StatementRows::statement).all();
    }

    @Override
    public Flux<Statement> ofProvider(UUID provider, Optional<String> cohort) {
        return Bound.sql(db, OF_PROVIDER).with(provider).with(cohort.orElse(null), String.class)
                .query().map(StatementRows::statement).all();
    }

    @Override
    public Flux<Statement> after(@Nullable UUID id, int limit) {
        return Bound.sql(db, PAGE).with(id, UUID.class).with(limit).query().map(StatementRows::statement).all();
    }

    private Mono<Statement> one(String sql, StatementId id) {
        return db.sql(sql).bind(0, id.value()).map(StatementRows::statement).one();
    }
}
