package milepost.statements.postgres;

import io.r2dbc.spi.Readable;
import milepost.statements.application.Adjustments;
import milepost.statements.domain.AdjustmentId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.pricing.Adjustment;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Adjustments in PostgreSQL. */
public final class PostgresAdjustments implements Adjustments {

    private static final String FIND = "SELECT * FROM adjustment WHERE id = $1";
    private static final String LOCK = FIND + " FOR UPDATE";
    private static final String STORE = """
            INSERT INTO adjustment AS a (id, statement_id, description, amount, created_at, updated_at)
            VALUES ($1, $2, $3, $4, $5, clock_timestamp())
            ON CONFLICT (id) DO UPDATE SET description = $3, amount = $4,
                updated_at = greatest(clock_timestamp(), a.updated_at + interval '1 microsecond')
            """;
    private static final String REMOVE = "DELETE FROM adjustment WHERE id = $1";

    private final DatabaseClient db;

    public PostgresAdjustments(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Placed> find(AdjustmentId id) {
        return db.sql(FIND).bind(0, id.value()).map(PostgresAdjustments::placed).one();
    }

    @Override
    public Mono<Placed> lock(AdjustmentId id) {
        return db.sql(LOCK).bind(0, id.value()).map(PostgresAdjustments::placed).one();
    }

    @Override
    public Mono<Void> store(StatementId on, Adjustment adjustment) {
        return Bound.sql(db, STORE).with(adjustment.id().value()).with(on.value()).with(adjustment.description())
                .with(adjustment.amount()).with(adjustment.at()).query().then();
    }

    @Override
    public Mono<Void> remove(AdjustmentId id) {
        return db.sql(REMOVE).bind(0, id.value()).then();
    }

    static Adjustment adjustment(Readable row) {
        return new Adjustment(new AdjustmentId(Rows.uuid(row, "id")), Rows.text(row, "description"),
                Rows.money(row, "amount"), Rows.instant(row, "created_at"));
    }

    private static Placed placed(Readable row) {
        return new Placed(new StatementId(Rows.uuid(row, "statement_id")), adjustment(row));
    }
}
