package milepost.statements.inmemory;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import milepost.statements.application.CohortNotKnown;
import milepost.statements.application.StatementContents;
import milepost.statements.application.StatementContents.Repriced;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.DeclarationType;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.pricing.Adjustment;
import milepost.statements.domain.pricing.Agreement;
import milepost.statements.domain.pricing.BandPlaces;
import milepost.statements.domain.pricing.CohortContract;
import milepost.statements.domain.pricing.EcfTerms;
import milepost.statements.domain.pricing.Figures;
import milepost.statements.domain.pricing.ServiceFee;
import milepost.statements.domain.pricing.VoidedLine;
import milepost.statements.domain.pricing.ecf.ClosedStatement;
import milepost.statements.domain.pricing.ecf.CohortRules;
import milepost.statements.domain.pricing.ecf.Declared;
import milepost.statements.domain.pricing.ecf.EcfFacts;
import milepost.statements.domain.pricing.ecf.EcfPayment;
import milepost.statements.domain.pricing.ecf.EcfRefund;
import milepost.statements.domain.pricing.ecf.Fill;
import milepost.statements.domain.pricing.ecf.Owed;
import milepost.statements.domain.pricing.ecf.PricedEcfStatement;
import milepost.statements.domain.pricing.ecf.Rate;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementTerms;
import milepost.statements.inmemory.CatalogueRows.CohortRow;
import milepost.statements.inmemory.LineRow.Price;
import org.jspecify.annotations.Nullable;

/** What stands on an ECF statement; the places of earlier ones are found by pricing those. */
final class MemoryEcf {

    private static final Comparator<StatementTerms> BY_PAYMENT_DATE =
            Comparator.comparing(StatementTerms::paymentDate).thenComparing(StatementTerms::month);

    private final Tables tables;

    MemoryEcf(Tables tables) {
        this.tables = tables;
    }

    StatementContents forecast(Statement open, List<Agreement> contracts, boolean vat, List<Adjustment> adjustments) {
        CohortRules rules = rules(open.terms().cohort()).orElseThrow(() -> new CohortNotKnown(open.terms().cohort()));
        EcfFacts facts = EcfFacts.of(contracts, rules, vat, payments(open.id()).map(this::declared).toList(),
                refunds(open.id()).map(this::owed).toList(), adjustments);
        return new StatementContents.EcfForecast(facts, before(open, facts.banded().map(CohortContract::terms), rules), voided(open.id()));
    }

    StatementContents fixed(Statement closed, List<ServiceFee> fees, List<Adjustment> adjustments, Figures figures, boolean vat) {
        return new StatementContents.Fixed(new PricedEcfStatement(found(closed.id()),
                payments(closed.id()).flatMap(line -> payment(line, banded(fees)).stream()).toList(),
                refunds(closed.id()).map(this::fixed).toList(), fees, adjustments, figures.vat()), figures, voided(closed.id()), vat);
    }

    Repriced again(Statement closed, List<ServiceFee> fees, List<Adjustment> adjustments, boolean vat) {
        ClosedStatement was = new ClosedStatement(found(closed.id()), fees.stream().map(ServiceFee::contract).toList(),
                rules(closed.terms().cohort()).orElse(ClosedStatement.NO_RULES), vat,
                payments(closed.id()).map(line -> new ClosedStatement.Line(declared(line), payment(line, banded(fees)))).toList(),
                refunds(closed.id()).map(line -> new ClosedStatement.Refund(owed(line), fixed(line))).toList(), adjustments);
        PricedEcfStatement left = was.again();
        return Repriced.of(left, was.changed(left));
    }

    Fill found(StatementId id) {
        return Fill.before(tables.places(id));
    }

    private Fill before(Statement of, Optional<EcfTerms> terms, CohortRules rules) {
        StatementTerms is = of.terms();
        Fill taken = Fill.NONE;
        for (Statement each : tables.statements.where(other -> other.terms().leadProvider().equals(is.leadProvider())
                        && other.terms().cohort().equals(is.cohort()) && other.terms().family() == is.family()
                        && BY_PAYMENT_DATE.compare(other.terms(), is) < 0)
                .sorted(Comparator.comparing(Statement::terms, BY_PAYMENT_DATE)).toList()) {
            taken = each.isOpen() ? afterOpen(taken, each.id(), terms, rules) : afterClosed(taken, each.id());
        }
        return taken;
    }

    private Fill afterClosed(Fill taken, StatementId id) {
        for (BandPlaces places : tables.places(id)) {
            taken = taken.after(places);
        }
        return taken;
    }

    private Fill afterOpen(Fill taken, StatementId id, Optional<EcfTerms> terms, CohortRules rules) {
        for (DeclarationType type : DeclarationType.values()) {
            int declared = (int) payments(id).map(this::declared).filter(each -> each.member().type() == type
                    && !(rules.mentorFunding() && Declared.isOfMentor(each.member().course().identifier()))).count();
            int back = (int) refunds(id).map(this::owed).filter(each -> each.member().type() == type
                    && each.paid() instanceof Rate.InBand).count();
            taken = taken.after(type, declared, back, terms);
        }
        return taken;
    }

    private Optional<CohortRules> rules(Cohort cohort) {
        return Optional.ofNullable(tables.cohorts.get(cohort.identifier())).map(CohortRow::rules);
    }

    private Stream<LineRow> payments(StatementId id) {
        return tables.linesOn(id).filter(line -> line.isPayment() && line.isAttached());
    }

    private Stream<LineRow> refunds(StatementId id) {
        return tables.linesOn(id).filter(line -> !line.isPayment());
    }

    private List<VoidedLine> voided(StatementId id) {
        return tables.linesOn(id).filter(line -> !line.isAttached()).map(line -> Members.voided(tables, line)).toList();
    }

    private Declared declared(LineRow line) {
        return new Declared(Members.member(tables, line), tables.declaration(line.declaration()).copy().upliftFlagged());
    }

    private Optional<EcfPayment> payment(LineRow line, @Nullable CohortContract<EcfTerms> contract) {
        return line.price().map(price -> new EcfPayment(Members.member(tables, line), rate(price, contract), price.uplift()));
    }

    private Owed owed(LineRow refund) {
        LineRow paid = tables.payment(refund.declaration()).orElseThrow();
        Price price = paid.price().orElseThrow();
        return new Owed(Members.member(tables, refund), rate(price, frozenOn(paid.statement())), price.uplift());
    }

    private EcfRefund fixed(LineRow refund) {
        Price price = refund.price().orElseThrow();
        StatementId paidOn = tables.payment(refund.declaration()).orElseThrow().statement();
        return new EcfRefund(Members.member(tables, refund), rate(price, frozenOn(paidOn)), price.uplift());
    }

    private static Rate rate(Price price, @Nullable CohortContract<EcfTerms> contract) {
        return Rate.kept(price.rate().orElseThrow(), price.band().orElse(null), price.unit(), contract);
    }

    private @Nullable CohortContract<EcfTerms> frozenOn(StatementId id) {
        return banded(new MemoryContents(tables).frozen(id));
    }

    @SuppressWarnings("unchecked")
    private static @Nullable CohortContract<EcfTerms> banded(List<ServiceFee> fees) {
        return fees.stream().map(ServiceFee::contract).filter(contract -> contract.terms() instanceof EcfTerms)
                .map(contract -> (CohortContract<EcfTerms>) contract).findFirst().orElse(null);
    }
}
