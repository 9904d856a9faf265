package milepost.declarations.postgres;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import milepost.declarations.application.DeclarationDocuments;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.ProviderId;
import milepost.declarations.domain.TrainingId;
import milepost.platform.web.Lookups;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.RowsFetchSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Stored documents, always bound to the provider that looks. */
public final class PostgresDocuments implements DeclarationDocuments {

    private static final String FIND = """
            SELECT content_hash || extract(epoch FROM updated_at) AS etag, body FROM declaration_documents
            WHERE declaration_id = $1 AND provider_id = $2
            """;

    private static final String FILTERED = """
            FROM declaration_documents
            WHERE provider_id = $1
              AND (cardinality($2::integer[]) = 0 OR start_year = ANY ($2))
              AND (cardinality($3::uuid[]) = 0 OR participant_id = ANY ($3))
              AND (cardinality($4::uuid[]) = 0 OR delivery_partners && $4)
              AND updated_at >= $5
            """;

    /**
     * Each body is looked up by its key: joined by the provider, a provider that the planner's statistics do not know yet would
     * cost the square of the page.
     */
    static final String PAGE = """
            SELECT page.declaration_id, page.created_at,
                   (SELECT d.body FROM declaration_documents d
                    WHERE d.declaration_id = page.declaration_id AND d.provider_id = page.provider_id) AS body
            FROM (SELECT declaration_id, provider_id, created_at %s ORDER BY created_at, declaration_id OFFSET $6 LIMIT $7) page
            ORDER BY page.created_at, page.declaration_id
            """.formatted(FILTERED);

    private static final String AFTER = """
            SELECT declaration_id, created_at, body
            %s AND (created_at, declaration_id) > ($6, $7) ORDER BY created_at, declaration_id LIMIT $8
            """.formatted(FILTERED);

    private static final String TRAINING = "SELECT training_id FROM declarations WHERE id = $1";

    private static final Instant ALWAYS = Instant.EPOCH;

    private final DatabaseClient db;

    private final Lookups lookups;

    public PostgresDocuments(DatabaseClient db, Lookups lookups) {
        this.db = db;
        this.lookups = lookups;
    }

    @Override
    public Mono<Shown> find(ProviderId viewer, DeclarationId id) {
        return db.sql(FIND).bind(0, id.value()).bind(1, viewer.value()).map(PostgresDocuments::shown).one();
    }

    @Override
    public Mono<Shown> committed(ProviderId viewer, DeclarationId id) {
        return lookups.one(FIND, PostgresDocuments::shown, id.value(), viewer.value());
    }

    @Override
    public Flux<Listed> list(ProviderId viewer, Filter filter, Start start, int limit) {
        return switch (start) {
            case Start.Skipping(var rows) -> listed(filtered(PAGE, viewer, filter).bind(5, rows).bind(6, limit)).all();
            case Start.After(var createdAt, var id) ->
                    listed(filtered(AFTER, viewer, filter).bind(5, createdAt).bind(6, id).bind(7, limit)).all();
        };
    }

    @Override
    public Mono<TrainingId> trainingOf(DeclarationId id) {
        return db.sql(TRAINING).bind(0, id.value()).map(row -> new TrainingId(row.get("training_id", UUID.class))).one();
    }

    private DatabaseClient.GenericExecuteSpec filtered(String sql, ProviderId viewer, Filter filter) {
        return db.sql(sql).bind(0, viewer.value()).bind(1, filter.startYears().toArray(Integer[]::new))
                .bind(2, filter.participants().toArray(UUID[]::new)).bind(3, filter.partners().toArray(UUID[]::new))
                .bind(4, filter.updatedSince() == null ? ALWAYS : filter.updatedSince());
    }

    private static Shown shown(Readable row) {
        return new Shown(row.get("etag", String.class), row.get("body", byte[].class));
    }

    private static RowsFetchSpec<Listed> listed(DatabaseClient.GenericExecuteSpec query) {
        return query.map(row -> new Listed(row.get("declaration_id", UUID.class), row.get("created_at", Instant.class), row.get("body", byte[].class)));
    }
}
