package milepost.gateway.tokens;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import milepost.platform.web.Caller;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The tables of this package. */
public final class PostgresTokens {

    private static final String FIND = """
            SELECT id, role, lead_provider_id, scopes, expires_at
            FROM access_token
            WHERE token_hash = $1 AND revoked_at IS NULL
            """;

    private static final String USED = """
            UPDATE access_token AS token
            SET last_used_at = greatest(token.last_used_at, to_timestamp(used.at / 1000.0))
            FROM unnest($1::uuid[], $2::bigint[]) AS used (id, at)
            WHERE token.id = used.id
            """;

    private static final String LIST = """
            SELECT id, description, created_at, expires_at, revoked_at, last_used_at
            FROM access_token
            WHERE lead_provider_id = $1
            ORDER BY created_at, id
            """;

    private static final String INSERT = """
            INSERT INTO access_token (id, token_hash, role, lead_provider_id, scopes, description, expires_at)
            VALUES ($1, $2, 'provider', $3, '{}', $4, $5)
            RETURNING id, description, created_at, expires_at, revoked_at, last_used_at
            """;

    private static final String INSERT_BOOTSTRAP = """
            INSERT INTO access_token (id, token_hash, role, scopes, description)
            VALUES ($1, $2, 'operator', $3, $4)
            ON CONFLICT (token_hash) DO NOTHING
            """;

    /** Revoking twice is revoking once: the first moment stays. */
    private static final String REVOKE = """
            UPDATE access_token
            SET revoked_at = coalesce(revoked_at, clock_timestamp())
            WHERE id = $1
            """;

    private static final String AUDIT = """
            INSERT INTO token_audit (actor, action, token_id, why)
            VALUES ($1, $2, $3, $4)
            """;

    private static final String FORGET_OLD_KEYS = """
            DELETE FROM used_key WHERE recorded_at < clock_timestamp() - interval '72 hours'
            """;

    private static final String CLAIM_KEY = """
            INSERT INTO used_key (caller, path, key, body_hash)
            VALUES ($1, $2, $3, $4)
            ON CONFLICT (caller, path, key) DO NOTHING
            """;

    private static final String SAME_BODY = """
            SELECT body_hash = $4 AS same FROM used_key WHERE caller = $1 AND path = $2 AND key = $3
            """;

    private final DatabaseClient database;

    public PostgresTokens(DatabaseClient database) {
        this.database = database;
    }

    Mono<Holder> find(String hash) {
        return database.sql(FIND).bind("$1", bytes(hash)).map(PostgresTokens::holder).one();
    }

    Mono<Void> used(Map<UUID, Instant> seen) {
        return database.sql(USED)
                .bind("$1", seen.keySet().toArray(UUID[]::new))
                .bind("$2", seen.values().stream().map(Instant::toEpochMilli).toArray(Long[]::new))
                .then();
    }

    Flux<IssuedToken> of(UUID leadProvider) {
        return database.sql(LIST).bind("$1", leadProvider).map(PostgresTokens::issued).all();
    }

    Mono<IssuedToken> insert(UUID id, String hash, UUID leadProvider, TokenOrder order) {
        var statement = database.sql(INSERT)
                .bind("$1", id)
                .bind("$2", bytes(hash))
                .bind("$3", leadProvider)
                .bind("$4", order.description());
        return (order.expiresAt() == null ? statement.bindNull("$5", Instant.class) : statement.bind("$5", order.expiresAt()))
                .map(PostgresTokens::issued)
                .one();
    }

    Mono<Long> insertBootstrap(UUID id, String hash, Set<String> scopes, String description) {
        return database.sql(INSERT_BOOTSTRAP)
                .bind("$1", id)
                .bind("$2", bytes(hash))
                .bind("$3", scopes.toArray(String[]::new))
                .bind("$4", description)
                .fetch().rowsUpdated();
    }

    Mono<Long> revoke(UUID id) {
        return database.sql(REVOKE).bind("$1", id).fetch().rowsUpdated();
    }

    Mono<Void> audit(String actor, String action, UUID tokenId, String why) {
        return database.sql(AUDIT).bind("$1", actor).bind("$2", action).bind("$3", tokenId).bind("$4", why).then();
    }

    /** Takes an idempotency key for ever (72 h); empty where it is new, else whether it was taken with the same body. */
    Mono<Boolean> claim(TokenOrder.Key key) {
        return database.sql(FORGET_OLD_KEYS).then()
                .then(bound(CLAIM_KEY, key).fetch().rowsUpdated())
                .filter(claimed -> claimed == 0)
                .flatMap(_ -> bound(SAME_BODY, key).map(row -> row.get("same", Boolean.class)).one());
    }

    private DatabaseClient.GenericExecuteSpec bound(String sql, TokenOrder.Key key) {
        return database.sql(sql)
                .bind("$1", key.caller())
                .bind("$2", key.path())
                .bind("$3", key.value())
                .bind("$4", bytes(key.bodyHash()));
    }

    private static Holder holder(Readable row) {
        UUID id = row.get("id", UUID.class);
        Caller caller = switch (row.get("role", String.class)) {
            case "provider" -> new Caller.Provider(row.get("lead_provider_id", UUID.class), id);
            case "operator" -> new Caller.Operator(Set.of(row.get("scopes", String[].class)), id);
            case String other -> throw new IllegalStateException("role " + other);
        };
        return new Holder(caller, row.get("expires_at", Instant.class));
    }

    private static IssuedToken issued(Readable row) {
        return new IssuedToken(
                row.get("id", UUID.class),
                row.get("description", String.class),
                row.get("created_at", Instant.class),
                row.get("expires_at", Instant.class),
                row.get("revoked_at", Instant.class),
                row.get("last_used_at", Instant.class));
    }

    private static byte[] bytes(String hash) {
        return HexFormat.of().parseHex(hash);
    }
}
