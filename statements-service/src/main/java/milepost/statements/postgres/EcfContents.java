package milepost.statements.postgres;

import java.util.List;
import java.util.Optional;
import milepost.statements.application.CohortNotKnown;
import milepost.statements.application.StatementContents;
import milepost.statements.application.StatementContents.Repriced;
import milepost.statements.domain.LineId;
import milepost.statements.domain.pricing.CohortContract;
import milepost.statements.domain.pricing.EcfTerms;
import milepost.statements.domain.pricing.ServiceFee;
import milepost.statements.domain.pricing.VoidedLine;
import milepost.statements.domain.pricing.ecf.ClosedStatement;
import milepost.statements.domain.pricing.ecf.CohortRules;
import milepost.statements.domain.pricing.ecf.EcfFacts;
import milepost.statements.domain.pricing.ecf.EcfPayment;
import milepost.statements.domain.pricing.ecf.Fill;
import milepost.statements.domain.pricing.ecf.PricedEcfStatement;
import milepost.statements.domain.statement.Statement;
import milepost.statements.postgres.EcfLines.PaymentRow;
import milepost.statements.postgres.EcfLines.RefundRow;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** What stands on an ECF statement. */
final class EcfContents implements StatementContents.Again {

    private final DatabaseClient db;
    private final PostgresJournals journals;
    private final Prices prices;
    private final EcfLines lines;
    private final BandsTaken taken;
    private final VacatedPlaces vacated;

    EcfContents(DatabaseClient db, PostgresJournals journals, Prices prices) {
        this.db = db;
        this.journals = journals;
        this.prices = prices;
        this.lines = new EcfLines(db);
        this.taken = new BandsTaken(db);
        this.vacated = new VacatedPlaces(db, journals, lines, taken);
    }

    /** What an open statement is priced by, but for its declarations. */
    record Basis(EcfFacts facts, Fill before) {
    }

    Mono<Basis> basis(Statement open) {
        return prices.inForce(open).flatMap(inForce -> rules(open).flatMap(rules -> prices.adjustments(open.id())
                .flatMap(adjustments -> lines.refunds(open.id()).flatMap(refunds -> {
                    EcfFacts facts = EcfFacts.of(inForce.contracts(), rules, inForce.vat(), List.of(),
                            refunds.stream().map(RefundRow::owed).toList(), adjustments);
                    return taken.before(open, facts.banded().map(CohortContract::terms), rules).map(before -> new Basis(facts, before));
                }))));
    }

    Mono<StatementContents> forecast(Statement open) {
        return basis(open).flatMap(basis -> lines.payments(open.id()).map(rows -> new StatementContents.EcfForecast(
                basis.facts.declaring(rows.stream().filter(PaymentRow::isAttached).map(PaymentRow::declared).toList()), basis.before, voided(rows))));
    }

    Mono<StatementContents> fixed(Statement closed) {
        return standing(closed).flatMap(standing -> prices.adjustments(closed.id()).flatMap(adjustments -> journals.read(closed.id())
                .map(journal -> new StatementContents.Fixed(
                        new PricedEcfStatement(standing.found, payments(standing), standing.refunds.stream().map(RefundRow::fixed).toList(),
                                standing.fees, adjustments, journal.figures().vat()),
                        journal.figures(), voided(standing.rows), journal.vatRegistered()))));
    }

    @Override
    public Mono<Repriced> price(Statement closed) {
        return standing(closed).flatMap(standing -> PostgresCatalogue.rules(db, closed.terms().cohort()).defaultIfEmpty(ClosedStatement.NO_RULES)
                .flatMap(rules -> prices.adjustments(closed.id()).flatMap(adjustments -> journals.read(closed.id()).map(journal -> {
                    ClosedStatement was = new ClosedStatement(standing.found, standing.fees.stream().map(ServiceFee::contract).toList(), rules, journal.vatRegistered(),
                            standing.rows.stream().filter(PaymentRow::isAttached)
                                    .map(row -> new ClosedStatement.Line(row.declared(), row.payment(standing.banded()))).toList(),
                            standing.refunds.stream().map(RefundRow::kept).toList(), adjustments);
                    PricedEcfStatement left = was.again();
                    return Repriced.of(left, was.changed(left));
                }))));
    }

    @Override
    public Mono<Repriced> without(Statement closed, LineId gone) {
        return prices.frozen(closed.id()).flatMap(fees -> vacated.fill(closed, gone, banded(fees)));
    }

    private Mono<Standing> standing(Statement closed) {
        return prices.frozen(closed.id()).flatMap(fees -> taken.found(closed).flatMap(found -> lines.payments(closed.id())
                .flatMap(rows -> lines.refunds(closed.id()).map(refunds -> new Standing(fees, found, rows, refunds)))));
    }

    private Mono<CohortRules> rules(Statement statement) {
        return PostgresCatalogue.rules(db, statement.terms().cohort())
                .switchIfEmpty(Mono.error(() -> new CohortNotKnown(statement.terms().cohort())));
    }

    @SuppressWarnings("unchecked")
    private static Optional<CohortContract<EcfTerms>> banded(List<ServiceFee> fees) {
        return fees.stream().map(ServiceFee::contract).filter(contract -> contract.terms() instanceof EcfTerms)
                .map(contract -> (CohortContract<EcfTerms>) contract).findFirst();
    }

    private static List<EcfPayment> payments(Standing standing) {
        return standing.rows.stream().filter(PaymentRow::isAttached).flatMap(row -> row.payment(standing.banded()).stream()).toList();
    }

    private static List<VoidedLine> voided(List<PaymentRow> rows) {
        return rows.stream().flatMap(row -> row.voided().stream()).toList();
    }

    private record Standing(List<ServiceFee> fees, Fill found, List<PaymentRow> rows, List<RefundRow> refunds) {

        @Nullable CohortContract<EcfTerms> banded() {
            return EcfContents.banded(fees).orElse(null);
        }
    }
}
