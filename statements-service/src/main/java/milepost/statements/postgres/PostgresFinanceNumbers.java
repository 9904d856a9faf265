package milepost.statements.postgres;

import milepost.platform.messaging.Versions;
import milepost.statements.application.FinanceNumbers;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One sequence for the whole log; gaps are harmless. */
public final class PostgresFinanceNumbers implements FinanceNumbers {

    private static final String NEXT = "SELECT nextval('finance_fact') AS number, clock_timestamp() AS now";

    private static final String MORE = """
            SELECT nextval('finance_fact') AS number, clock_timestamp() AS now FROM generate_series(1, $1) ORDER BY number
            """;

    private final DatabaseClient db;
    private final Versions versions;

    public PostgresFinanceNumbers(DatabaseClient db, Versions versions) {
        this.db = db;
        this.versions = versions;
    }

    @Override
    public Mono<Stamp> next() {
        return db.sql(NEXT).map(row -> new Stamp(versions.next(Rows.big(row, "number")), Rows.instant(row, "now"))).one();
    }

    @Override
    public Flux<Stamp> next(int count) {
        return db.sql(MORE).bind(0, count).map(row -> new Stamp(versions.next(Rows.big(row, "number")), Rows.instant(row, "now"))).all();
    }
}
