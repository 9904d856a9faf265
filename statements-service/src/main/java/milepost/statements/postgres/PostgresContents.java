package milepost.statements.postgres;

import milepost.statements.application.StatementContents;
import milepost.statements.application.StatementContents.Repriced;
import milepost.statements.application.StatementTotals;
import milepost.statements.domain.LineId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.pricing.PricedStatement;
import milepost.statements.domain.pricing.PricingFacts;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementState.Open;
import milepost.statements.domain.statement.StatementState.Paid;
import milepost.statements.domain.statement.StatementState.Payable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** What stands on a statement: of an open one with the contracts in force, of a closed one as it was fixed. */
public final class PostgresContents implements StatementContents.Reader, StatementContents.Again {

    private static final String LINES = LineRows.SELECT + " WHERE l.statement_id = $1";

    private final DatabaseClient db;
    private final PostgresJournals journals;
    private final Prices prices;
    private final PostgresTotals totals;
    private final EcfContents ecf;

    public PostgresContents(DatabaseClient db, PostgresJournals journals) {
        this.db = db;
        this.journals = journals;
        this.prices = new Prices(db);
        this.ecf = new EcfContents(db, journals, prices);
        this.totals = new PostgresTotals(db, journals, prices, ecf);
    }

    @Override
    public Mono<StatementContents> of(Statement statement) {
        return switch (statement.state()) {
            case Open _ -> switch (statement.terms().family()) {
                case NPQ -> forecast(statement);
                case ECF -> ecf.forecast(statement);
            };
            case Payable _, Paid _ -> switch (statement.terms().family()) {
                case NPQ -> fixed(statement.id());
                case ECF -> ecf.fixed(statement);
            };
        };
    }

    @Override
    public Mono<Repriced> price(Statement closed) {
        return ecf.price(closed);
    }

    @Override
    public Mono<Repriced> without(Statement closed, LineId gone) {
        return ecf.without(closed, gone);
    }

    @Override
    public Mono<StatementTotals> totals(Statement statement) {
        return totals.of(statement)
                // where only the lines can tell
                .switchIfEmpty(Mono.defer(() -> of(statement).map(StatementContents::totals)));
    }

    private Mono<StatementContents> forecast(Statement statement) {
        StatementId id = statement.id();
        return lines(id, false).flatMap(lines -> prices.inForce(statement)
                .flatMap(inForce -> prices.adjustments(id).map(adjustments ->
                        new StatementContents.Forecast(
                                new PricingFacts(statement.terms().month(), statement.terms().cohort(), inForce.vat(), inForce.contracts(),
                                        lines.members, lines.refunds, adjustments),
                                lines.voided))));
    }

    private Mono<StatementContents> fixed(StatementId id) {
        return lines(id, true).flatMap(lines -> prices.frozen(id)
                .flatMap(fees -> prices.adjustments(id).flatMap(adjustments -> journals.read(id).map(journal ->
                        new StatementContents.Fixed(
                                new PricedStatement(lines.payments, lines.refunds, fees, adjustments, journal.figures().vat()),
                                journal.figures(), lines.voided, journal.vatRegistered())))));
    }

    private Mono<NpqLines> lines(StatementId id, boolean priced) {
        return NpqLines.read(db.sql(LINES).bind(0, id.value()), priced);
    }
}
