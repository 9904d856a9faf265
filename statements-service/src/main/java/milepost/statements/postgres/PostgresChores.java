package milepost.statements.postgres;

import milepost.statements.application.Chores;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Looks for work in the background, each part by an index of its own that is empty when there is none, or in a handful of rows. */
public final class PostgresChores implements Chores {

    private static final String WAITING = """
            SELECT EXISTS (SELECT 1 FROM spread WHERE finished_at IS NULL)
                OR EXISTS (SELECT 1 FROM declaration WHERE waiting IS NOT NULL)
                OR EXISTS (SELECT 1 FROM statement_change)
                OR EXISTS (SELECT 1 FROM cohort WHERE uplifts IS NULL OR mentor_funding IS NULL) AS found
            """;

    private final DatabaseClient db;

    public PostgresChores(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Boolean> waiting() {
        return db.sql(WAITING).map(row -> Rows.flag(row, "found")).one();
    }
}
