package milepost.statements.postgres;

import milepost.statements.application.Spreads;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.statement.Statement;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Unfinished tellings in PostgreSQL; how far one got stands on the lines themselves. */
public final class PostgresSpreads implements Spreads {

    private static final String START = "INSERT INTO spread (statement_id, state) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    private static final String RESUME = """
            INSERT INTO spread (statement_id, state) VALUES ($1, $2)
            ON CONFLICT (statement_id, state) DO UPDATE SET started_at = clock_timestamp(), finished_at = NULL
            """;
    private static final String UNFINISHED = """
            SELECT DISTINCT statement_id FROM spread WHERE finished_at IS NULL LIMIT 100
            """;
    private static final String FINISH = """
            WITH finished AS (
                UPDATE spread SET finished_at = clock_timestamp()
                WHERE statement_id = $1 AND finished_at IS NULL RETURNING state)
            SELECT coalesce(bool_or(state = 'paid'), false) AS paid FROM finished
            """;
    private static final String PROGRESS = """
            SELECT count(*)::int AS lines, count(*) FILTER (WHERE told = 'paid')::int AS paid_lines
            FROM line WHERE statement_id = $1 AND status = 'attached'
            """;

    private final DatabaseClient db;

    public PostgresSpreads(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Void> start(Statement statement) {
        return Bound.sql(db, START).with(statement.id().value()).with(statement.state().code()).query().then();
    }

    @Override
    public Mono<Void> resume(Statement statement) {
        return Bound.sql(db, RESUME).with(statement.id().value()).with(statement.state().code()).query().then();
    }

    @Override
    public Flux<StatementId> unfinished() {
        return db.sql(UNFINISHED).map(row -> new StatementId(Rows.uuid(row, "statement_id"))).all();
    }

    @Override
    public Mono<Boolean> finish(StatementId id) {
        return db.sql(FINISH).bind(0, id.value()).map(row -> Rows.flag(row, "paid")).one();
    }

    @Override
    public Mono<Progress> progress(StatementId id) {
        return db.sql(PROGRESS).bind(0, id.value())
                .map(row -> new Progress(Rows.number(row, "paid_lines"), Rows.number(row, "lines"))).one();
    }
}
