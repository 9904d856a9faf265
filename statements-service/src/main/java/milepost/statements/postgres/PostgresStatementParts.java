package milepost.statements.postgres;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import milepost.statements.application.PublishedStatement;
import milepost.statements.application.PublishedStatement.Closing;
import milepost.statements.application.StatementParts;
import milepost.statements.domain.LineId;
import milepost.statements.domain.invoice.Invoice;
import milepost.statements.domain.statement.Statement;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Adjustments of a statement, what was fixed when it was closed, and its invoices. */
public final class PostgresStatementParts implements StatementParts {

    private static final String CLOSING = """
            SELECT j.vat_registered, ARRAY(
                SELECT l.id FROM line l
                WHERE l.statement_id = j.statement_id AND l.kind = 'payment' AND l.status = 'attached' AND NOT l.counted AND l.rate IS NULL
                ORDER BY l.id) AS not_counted
            FROM journal j WHERE j.statement_id = $1
            """;

    private static final String INVOICES = "SELECT * FROM invoice WHERE statement_id = $1 ORDER BY created_at, id";

    private final DatabaseClient db;
    private final Prices prices;
    private final BandsTaken places;

    public PostgresStatementParts(DatabaseClient db) {
        this.db = db;
        this.prices = new Prices(db);
        this.places = new BandsTaken(db);
    }

    @Override
    public Mono<PublishedStatement> of(Statement statement) {
        return prices.adjustments(statement.id()).flatMap(adjustments -> closing(statement)
                .flatMap(closing -> invoices(statement)
                        .map(invoices -> new PublishedStatement(statement, adjustments, closing, invoices))));
    }

    private Mono<List<Invoice>> invoices(Statement statement) {
        return statement.isOpen() ? Mono.just(List.of())
                : db.sql(INVOICES).bind(0, statement.id().value()).map(InvoiceRows::invoice).all().collectList();
    }

    private Mono<Optional<Closing>> closing(Statement statement) {
        return statement.isOpen() ? Mono.just(Optional.empty()) : prices.frozen(statement.id()).flatMap(fees ->
                places.found(statement).flatMap(found -> db.sql(CLOSING).bind(0, statement.id().value())
                        .map(row -> new Closing(Rows.flag(row, "vat_registered"), fees,
                                lines(Objects.requireNonNull(row.get("not_counted", UUID[].class))), found)).one()
                        .defaultIfEmpty(new Closing(false, fees, List.of(), found)))).map(Optional::of);
    }

    private static List<LineId> lines(UUID[] ids) {
        return Arrays.stream(ids).map(LineId::new).toList();
    }
}
