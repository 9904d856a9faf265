package milepost.statements.postgres;

import java.util.Locale;
import milepost.statements.application.Invoices;
import milepost.statements.domain.InvoiceId;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.invoice.Difference.Field;
import milepost.statements.domain.invoice.Invoice;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Invoices in PostgreSQL. */
public final class PostgresInvoices implements Invoices {

    private static final String FIND = "SELECT * FROM invoice WHERE id = $1";
    private static final String BY_NUMBER = "SELECT * FROM invoice WHERE lead_provider_id = $1 AND number = $2";
    private static final String STANDING = "SELECT * FROM invoice WHERE statement_id = $1 AND state <> 'superseded'";

    private static final String ADD = """
            INSERT INTO invoice (id, state, reason, statement_net, statement_vat, statement_gross, statement_id, lead_provider_id, number,
                                 date, net, vat, gross, created_at, updated_at)
            SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, now, now FROM clock_timestamp() AS now
            ON CONFLICT (lead_provider_id, number) DO NOTHING
            RETURNING *
            """;
    private static final String STORE = """
            UPDATE invoice SET state = $2, reason = $3, statement_net = $4, statement_vat = $5, statement_gross = $6,
                updated_at = greatest(clock_timestamp(), updated_at + interval '1 microsecond')
            WHERE id = $1
            RETURNING *
            """;
    private static final String REMEMBER = """
            INSERT INTO invoice_history (invoice_id, state, actor, cause, effective_at) VALUES ($1, $2, $3, $4, $5)
            """;

    private static final String OF_PROVIDER = "SELECT * FROM invoice WHERE lead_provider_id = $1 AND statement_id = $2";
    private static final String AFTER = OF_PROVIDER + " AND (created_at, id) > ($3, $4) ORDER BY created_at, id LIMIT $5";
    // a statement has a handful
    private static final String PAST = OF_PROVIDER + " ORDER BY created_at, id OFFSET $3 LIMIT $4";
    private static final String HISTORY = "SELECT * FROM invoice_history WHERE invoice_id = $1 ORDER BY position";

    private final DatabaseClient db;

    public PostgresInvoices(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Invoice> find(InvoiceId id) {
        return db.sql(FIND).bind(0, id.value()).map(InvoiceRows::invoice).one();
    }

    @Override
    public Mono<Invoice> findByNumber(LeadProviderId provider, String number) {
        return Bound.sql(db, BY_NUMBER).with(provider.value()).with(number).query().map(InvoiceRows::invoice).one();
    }

    @Override
    public Mono<Invoice> standing(StatementId id) {
        return db.sql(STANDING).bind(0, id.value()).map(InvoiceRows::invoice).one();
    }

    @Override
    public Mono<Invoice> add(Invoice invoice, Step first) {
        return stated(ADD, invoice).with(invoice.statement().value()).with(invoice.leadProvider().value()).with(invoice.bill().number())
                .with(invoice.bill().date()).with(invoice.bill().net()).with(invoice.bill().vat()).with(invoice.bill().gross())
                .query().map(InvoiceRows::invoice).one()
                .delayUntil(stored -> remember(stored, first));
    }

    @Override
    public Mono<Invoice> store(Invoice invoice, Step step) {
        return stated(STORE, invoice).query().map(InvoiceRows::invoice).one().delayUntil(stored -> remember(stored, step));
    }

    private Bound stated(String sql, Invoice invoice) {
        return Bound.sql(db, sql).with(invoice.id().value()).with(invoice.state().code())
                .with(invoice.state().reasonGiven().orElse(null), String.class).with(InvoiceRows.statements(invoice, Field.NET))
                .with(InvoiceRows.statements(invoice, Field.VAT)).with(InvoiceRows.statements(invoice, Field.GROSS));
    }

    private Mono<Void> remember(Invoice invoice, Step step) {
        return Bound.sql(db, REMEMBER).with(invoice.id().value()).with(invoice.state().code()).with(step.actor().code())
                .with(step.cause()).with(step.effectiveAt()).query().then();
    }

    @Override
    public Flux<Invoice> page(LeadProviderId provider, StatementId id, Place from, int limit) {
        return switch (from) {
            case Place.After(var createdAt, var last) -> Bound.sql(db, AFTER).with(provider.value()).with(id.value()).with(createdAt)
                    .with(last.value()).with(limit).query().map(InvoiceRows::invoice).all();
            case Place.Past(long rows) -> Bound.sql(db, PAST).with(provider.value()).with(id.value()).with(rows).with(limit).query()
                    .map(InvoiceRows::invoice).all();
        };
    }

    @Override
    public Flux<Past> history(InvoiceId id) {
        return db.sql(HISTORY).bind(0, id.value()).map(row -> new Past(Rows.text(row, "state"),
                new Step(actor(Rows.text(row, "actor")), Rows.text(row, "cause"), Rows.instant(row, "effective_at")),
                Rows.instant(row, "recorded_at"))).all();
    }

    private static Actor actor(String code) {
        return Actor.valueOf(code.toUpperCase(Locale.ROOT));
    }
}
