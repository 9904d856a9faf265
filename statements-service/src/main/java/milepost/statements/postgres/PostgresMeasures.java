package milepost.statements.postgres;

import java.math.BigDecimal;
import java.util.Objects;
import milepost.statements.application.Measures;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Counts and sums over the tables. */
public final class PostgresMeasures implements Measures {

    private static final String MONEY = "SELECT state AS label, sum(total) AS value FROM statement_document GROUP BY state";
    private static final String LINES = """
            SELECT CASE WHEN l.status = 'voided' THEN 'voided'
                        WHEN l.kind = 'refund' THEN CASE WHEN s.state = 'paid' THEN 'clawed_back' ELSE 'awaiting_clawback' END
                        WHEN s.state = 'open' THEN 'eligible' ELSE s.state END AS label, count(*)::numeric AS value
            FROM line l JOIN statement s ON s.id = l.statement_id GROUP BY 1
            """;
    private static final String LINE_MONEY = """
            SELECT CASE WHEN l.kind = 'payment' THEN s.state
                        WHEN s.state = 'paid' THEN 'clawed_back' ELSE 'awaiting_clawback' END AS label,
                   sum(CASE WHEN l.counted THEN l.unit_price + l.targeted_price + l.uplift_price ELSE 0 END) AS value
            FROM line l JOIN statement s ON s.id = l.statement_id
            WHERE l.status = 'attached' AND l.counted IS NOT NULL GROUP BY 1
            """;
    private static final String WAITING =
            "SELECT waiting AS label, count(*)::numeric AS value FROM declaration WHERE waiting IS NOT NULL GROUP BY waiting";
    private static final String INVOICES = "SELECT state AS label, count(*)::numeric AS value FROM invoice GROUP BY state";
    private static final String IMBALANCE = "SELECT coalesce(sum(amount), 0) AS value FROM posting";

    private final DatabaseClient db;

    public PostgresMeasures(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Flux<Measure> moneyByState() {
        return measures(MONEY);
    }

    @Override
    public Flux<Measure> linesByState() {
        return measures(LINES);
    }

    @Override
    public Flux<Measure> lineMoneyByState() {
        return measures(LINE_MONEY);
    }

    @Override
    public Flux<Measure> waiting() {
        return measures(WAITING);
    }

    @Override
    public Flux<Measure> invoicesByState() {
        return measures(INVOICES);
    }

    @Override
    public Mono<BigDecimal> journalImbalance() {
        return db.sql(IMBALANCE).map(row -> Objects.requireNonNull(row.get("value", BigDecimal.class))).one();
    }

    private Flux<Measure> measures(String sql) {
        return db.sql(sql).map(row -> new Measure(Rows.text(row, "label"),
                Objects.requireNonNull(row.get("value", BigDecimal.class)))).all();
    }
}
