package milepost.statements.postgres;

import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import milepost.platform.messaging.Versions;
import milepost.statements.application.Contracts;
import milepost.statements.application.Current;
import milepost.statements.application.ProviderNotKnown;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.ContractId;
import milepost.statements.domain.pricing.Agreement;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Contracts in PostgreSQL. */
public final class PostgresContracts implements Contracts, Current<Contracts.Contract> {

    private static final String CURRENT = """
            SELECT c.lead_provider_id, c.cohort, c.kind, c.course_identifier, c.version, c.created_at, c.updated_at, v.*
            FROM contract c JOIN contract_version v ON v.contract_id = c.id AND v.number = c.number
            """;
    private static final String FIND = CURRENT + " WHERE c.id = $1";
    // Rows are held by a statement of their own: one that waits for a lock sees the new row of the contract, but only the versions
    // from before, and so would find no contract at all.
    private static final String LOCK = "SELECT id FROM contract WHERE id = $1 FOR UPDATE";
    private static final String HOLD_BY_IDS = "SELECT id FROM contract WHERE id = ANY($1) ORDER BY id FOR SHARE";
    private static final String HOLD_PAGE =
            "SELECT id FROM contract WHERE ($1::uuid IS NULL OR id > $1) ORDER BY id LIMIT $2 FOR SHARE";
    private static final String TWIN = CURRENT + """
             WHERE c.lead_provider_id = $1 AND c.cohort = $2 AND c.kind = $3 AND c.course_identifier IS NOT DISTINCT FROM $4 AND c.id <> $5
            """;
    private static final String BY_IDS = CURRENT + " WHERE c.id = ANY($1) ORDER BY c.id";
    private static final String OF_PROVIDER = CURRENT + """
             WHERE c.lead_provider_id = $1 AND ($2::text IS NULL OR c.cohort = $2) LIMIT 1000
            """;
    /** Names in the order of their bytes, whatever the language of the database. */
    private static final String OF_COHORT = """
            SELECT c.lead_provider_id, c.cohort, c.kind, c.course_identifier, c.version, c.created_at, c.updated_at, p.name AS provider, v.*
            FROM contract c
            JOIN contract_version v ON v.contract_id = c.id AND v.number = c.number
            LEFT JOIN lead_provider p ON p.id = c.lead_provider_id
            WHERE c.cohort = $1 AND c.kind = 'npq'
              AND ($2::text IS NULL OR (coalesce(p.name, '') COLLATE "C", c.course_identifier COLLATE "C", c.id) > ($2, $3, $4::uuid))
            ORDER BY coalesce(p.name, '') COLLATE "C", c.course_identifier COLLATE "C", c.id
            LIMIT $5
            """;

    private static final String STORE = """
            INSERT INTO contract AS c (id, lead_provider_id, cohort, kind, course_identifier, number, version, created_at, updated_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, clock_timestamp(), clock_timestamp())
            ON CONFLICT DO NOTHING
            """;
    private static final String RAISE = """
            UPDATE contract SET number = $2, version = $3,
                updated_at = greatest(clock_timestamp(), updated_at + interval '1 microsecond')
            WHERE id = $1
            """;
    private final DatabaseClient db;
    private final Versions versions;

    public PostgresContracts(DatabaseClient db, Versions versions) {
        this.db = db;
        this.versions = versions;
    }

    @Override
    public Mono<Contract> find(ContractId id) {
        return db.sql(FIND).bind(0, id.value()).map(ContractRows::contract).one();
    }

    @Override
    public Mono<Contract> lock(ContractId id) {
        return db.sql(LOCK).bind(0, id.value()).map(row -> Rows.uuid(row, "id")).one().flatMap(_ -> find(id));
    }

    @Override
    public Mono<Contract> findTwin(Contract contract) {
        return Bound.sql(db, TWIN).with(contract.leadProvider().value()).with(contract.cohort().identifier())
                .with(contract.current().terms().kind().code()).with(contract.current().course().orElse(null), String.class)
                .with(contract.id().value())
                .query().map(ContractRows::contract).one();
    }

    @Override
    public Flux<Named> ofCohort(Cohort cohort, @Nullable Named after, int limit) {
        return Bound.sql(db, OF_COHORT).with(cohort.identifier())
                .with(after == null ? null : after.provider(), String.class)
                .with(after == null ? null : after.contract().current().course().orElseThrow(), String.class)
                .with(after == null ? null : after.contract().id().value(), UUID.class)
                .with(limit)
                .query().map(PostgresContracts::named).all();
    }

    /** A file that leaves a contract out, or names nobody, would be taken for the whole truth. */
    private static Named named(Readable row) {
        Contract contract = ContractRows.contract(row);
        String provider = row.get("provider", String.class);
        if (provider == null) {
            throw new ProviderNotKnown(contract.leadProvider());
        }
        return new Named(provider, contract);
    }

    @Override
    public Mono<Contract> store(Contract contract) {
        long version = versions.next(contract.version());
        return row(contract, version).query().fetch().rowsUpdated()
                .filter(stored -> stored > 0)
                .flatMap(_ -> VersionRows.add(db, VersionRows.ADD, contract.current()).then().then(Mono.defer(() -> find(contract.id()))));
    }

    @Override
    public Flux<Contract> byIds(Collection<UUID> ids) {
        return held(Bound.sql(db, HOLD_BY_IDS).with(ids.toArray(UUID[]::new)));
    }

    @Override
    public Flux<Contract> ofProvider(UUID provider, Optional<String> cohort) {
        return Bound.sql(db, OF_PROVIDER).with(provider).with(cohort.orElse(null), String.class).query().map(ContractRows::contract).all();
    }

    @Override
    public Flux<Contract> after(@Nullable UUID id, int limit) {
        return held(Bound.sql(db, HOLD_PAGE).with(id, UUID.class).with(limit));
    }

    private Flux<Contract> held(Bound hold) {
        return hold.query().map(row -> Rows.uuid(row, "id")).all().collectList().flatMapMany(ids ->
                Bound.sql(db, BY_IDS).with(ids.toArray(UUID[]::new)).query().map(ContractRows::contract).all());
    }

    private Bound row(Contract contract, long version) {
        Agreement current = contract.current();
        return current.number() > 1
                ? Bound.sql(db, RAISE).with(current.id().value()).with(current.number()).with(version)
                : Bound.sql(db, STORE).with(current.id().value()).with(contract.leadProvider().value())
                        .with(contract.cohort().identifier()).with(current.terms().kind().code())
                        .with(current.course().orElse(null), String.class)
                        .with(current.number()).with(version);
    }
}
