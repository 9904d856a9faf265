package milepost.statements.postgres;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import milepost.statements.application.ProviderStatements;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.StatementId;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Stored documents; every query binds the provider. */
public final class PostgresProviderStatements implements ProviderStatements {

    private static final String FIND = """
            SELECT statement_id, payment_date, body, etag FROM statement_document WHERE lead_provider_id = $1 AND statement_id = $2
            """;

    private static final String FILTERED = """
            SELECT statement_id, payment_date, body, etag FROM statement_document
            WHERE lead_provider_id = $1 AND output_fee = $2
              AND (cardinality($3::text[]) = 0 OR left(cohort, 4) = ANY($3))
              AND ($4::timestamptz IS NULL OR updated_at >= $4)
              AND ($5::text IS NULL OR EXISTS (SELECT FROM statement s WHERE s.id = statement_id AND s.type = $5))
            """;
    private static final String AFTER = FILTERED + """
              AND (payment_date, statement_id) > ($6, $7)
            ORDER BY payment_date, statement_id LIMIT $8
            """;
    private static final String PAST = FILTERED + " ORDER BY payment_date, statement_id OFFSET $6 LIMIT $7";

    private final DatabaseClient db;

    public PostgresProviderStatements(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Document> find(LeadProviderId provider, StatementId id) {
        return Bound.sql(db, FIND).with(provider.value()).with(id.value()).query()
                .map(PostgresProviderStatements::document).one();
    }

    @Override
    public Flux<Document> page(LeadProviderId provider, Filter filter, Place from, int limit) {
        return switch (from) {
            case Place.After(LocalDate date, StatementId id) ->
                    filtered(AFTER, provider, filter).with(date).with(id.value()).with(limit).query()
                            .map(PostgresProviderStatements::document).all();
            // a provider has a few hundred statements at most
            case Place.Past(long rows) -> filtered(PAST, provider, filter).with(rows).with(limit).query()
                    .map(PostgresProviderStatements::document).all();
        };
    }

    private Bound filtered(String sql, LeadProviderId provider, Filter filter) {
        return Bound.sql(db, sql).with(provider.value()).with(filter.outputFee())
                .with(filter.cohortYears().toArray(String[]::new))
                .with(filter.updatedSince().orElse(null), Instant.class)
                .with(filter.type().orElse(null), String.class);
    }

    private static Document document(Readable row) {
        return new Document(new StatementId(Rows.uuid(row, "statement_id")), Rows.day(row, "payment_date"),
                Objects.requireNonNull(row.get("body", byte[].class)), Rows.text(row, "etag"));
    }
}
