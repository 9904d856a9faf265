package milepost.statements.postgres;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import milepost.statements.application.Forecasts;
import milepost.statements.application.Rendering;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.pricing.Figures;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementTerms;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Noted changes and rendered documents in PostgreSQL. */
public final class PostgresForecasts implements Forecasts {

    /** With the other open ECF statements of provider and cohort that have lines: what one of them takes of the bands, the others find taken. */
    private static final String CHANGED = """
            INSERT INTO statement_change (statement_id)
            SELECT unnest($1::uuid[])
            UNION
            SELECT other.id
            FROM statement s JOIN statement other ON other.lead_provider_id = s.lead_provider_id AND other.cohort = s.cohort AND other.type = 'ecf'
            WHERE s.id = ANY($1) AND s.type = 'ecf' AND other.state = 'open'
              AND EXISTS (SELECT 1 FROM line l WHERE l.statement_id = other.id)
            """;
    private static final String PENDING = "SELECT DISTINCT statement_id FROM statement_change WHERE statement_id <> ALL($1) LIMIT $2";
    private static final String TAKE = "DELETE FROM statement_change WHERE statement_id = $1";

    private static final String STAMP = """
            SELECT greatest(clock_timestamp(), (SELECT updated_at + interval '1 microsecond' FROM statement_document
                                                WHERE statement_id = $1)) AS now,
                   coalesce((SELECT content_hash FROM statement_document WHERE statement_id = $1), '') AS content_hash
            """;

    private static final String STORE = """
            INSERT INTO statement_document (statement_id, lead_provider_id, cohort, output_fee, payment_date, state, total, shape,
                                            content_hash, etag, body, updated_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            ON CONFLICT (statement_id) DO UPDATE SET
                lead_provider_id = $2, cohort = $3, output_fee = $4, payment_date = $5, state = $6, total = $7, shape = $8,
                content_hash = $9, etag = $10, body = $11, updated_at = $12
            """;

    private final DatabaseClient db;
    private final Rendering rendering;

    public PostgresForecasts(DatabaseClient db, Rendering rendering) {
        this.db = db;
        this.rendering = rendering;
    }

    @Override
    public Mono<Void> changed(Collection<StatementId> ids) {
        return ids.isEmpty() ? Mono.empty() : Bound.sql(db, CHANGED).withIds(ids, StatementId::value).query().then();
    }

    @Override
    public Flux<StatementId> pending(int limit, Collection<StatementId> except) {
        return Bound.sql(db, PENDING).withIds(except, StatementId::value).with(limit).query().map(row -> new StatementId(Rows.uuid(row, "statement_id"))).all();
    }

    @Override
    public Mono<Void> take(StatementId id) {
        return db.sql(TAKE).bind(0, id.value()).then();
    }

    @Override
    public Mono<Void> render(Statement statement, Figures figures) {
        // what the document says, but for the time it last said something else
        String content = hash(rendering.render(statement, figures, Instant.EPOCH)) + ":" + rendering.shape()
                + ":" + statement.terms().outputFee();
        return db.sql(STAMP).bind(0, statement.id().value())
                .map(row -> new Stamp(Rows.instant(row, "now"), Rows.text(row, "content_hash"))).one()
                .filter(stamp -> !stamp.content.equals(content))
                .flatMap(stamp -> store(statement, figures, content, stamp.now));
    }

    private Mono<Void> store(Statement statement, Figures figures, String content, Instant now) {
        StatementTerms terms = statement.terms();
        byte[] body = rendering.render(statement, figures, now);
        return Bound.sql(db, STORE).with(statement.id().value()).with(terms.leadProvider().value())
                .with(terms.cohort().identifier()).with(terms.outputFee()).with(terms.paymentDate())
                .with(statement.state().code()).with(figures.total()).with(rendering.shape())
                .with(content).with(hash(body)).with(body).with(now)
                .query().then();
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
        } catch (NoSuchAlgorithmException every) {
            throw new IllegalStateException("every Java has SHA-256", every);
        }
    }

    private record Stamp(Instant now, String content) {
    }
}
