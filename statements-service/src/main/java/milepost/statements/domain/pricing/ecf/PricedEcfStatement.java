package milepost.statements.domain.pricing.ecf;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import milepost.statements.domain.DeclarationType;
import milepost.statements.domain.pricing.Adjustment;
import milepost.statements.domain.pricing.BandPlaces;
import milepost.statements.domain.pricing.ContractKind;
import milepost.statements.domain.pricing.Counts;
import milepost.statements.domain.pricing.Earnings;
import milepost.statements.domain.pricing.Figures;
import milepost.statements.domain.pricing.FixedPrice;
import milepost.statements.domain.pricing.Member;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.pricing.Priced;
import milepost.statements.domain.pricing.ServiceFee;
import milepost.statements.domain.pricing.ShownLine;
import milepost.statements.domain.pricing.Totals;
import milepost.statements.domain.pricing.VoidedLine;
import milepost.statements.domain.statement.Statement;

/**
 * All amounts of an ECF statement, line by line; its figures are sums of these lines and of nothing else.
 *
 * @param before what earlier statements had left of the bands
 */
public record PricedEcfStatement(Fill before, List<EcfPayment> payments, List<EcfRefund> refunds, List<ServiceFee> serviceFees,
        List<Adjustment> adjustments, Money vat) implements Priced {

    public PricedEcfStatement {
        payments = List.copyOf(payments);
        refunds = List.copyOf(refunds);
        serviceFees = List.copyOf(serviceFees);
        adjustments = List.copyOf(adjustments);
    }

    static PricedEcfStatement of(Fill before, List<EcfPayment> payments, List<EcfRefund> refunds, List<ServiceFee> serviceFees,
            List<Adjustment> adjustments, boolean vatRegistered) {
        PricedEcfStatement net = new PricedEcfStatement(before, payments, refunds, serviceFees, adjustments, Money.ZERO);
        return new PricedEcfStatement(before, payments, refunds, serviceFees, adjustments, net.figures(vatRegistered).vat());
    }

    @Override
    public Figures figures() {
        return totals(0).figures();
    }

    @Override
    public Figures figures(boolean vatRegistered) {
        return Totals.of(earnings(), EcfRefund.together(refunds), 0, serviceFees, adjustments, vatRegistered).figures();
    }

    @Override
    public Totals totals(int voided) {
        return new Totals(earnings(), EcfRefund.together(refunds), voided, serviceFees, adjustments, vat);
    }

    /** Only what is paid for is counted, as with NPQ; the lines that were voided on it are told. */
    public Counts counts(int voided) {
        return Counts.of(totals(voided));
    }

    /** Refunds, too: which places they give back is decided by the cut-off. */
    @Override
    public List<FixedPrice> prices() {
        return Stream.concat(payments.stream().map(payment -> price(payment.member(), payment.rate(), payment.uplift())),
                refunds.stream().map(refund -> price(refund.member(), refund.rate(), refund.uplift()))).toList();
    }

    private static FixedPrice price(Member member, Rate rate, Money uplift) {
        return new FixedPrice(member.line(), rate.pays(), rate.amount(), Money.ZERO, uplift, Optional.of(rate.code()), rate.inBand());
    }

    @Override
    public List<BandPlaces> places() {
        return Arrays.stream(DeclarationType.values())
                .map(type -> new BandPlaces(type, before.of(type),
                        inBands(payments.stream().filter(payment -> payment.member().type() == type).map(EcfPayment::rate)),
                        inBands(refunds.stream().filter(refund -> refund.member().type() == type).map(EcfRefund::rate))))
                .filter(Predicate.not(BandPlaces::areUntouched))
                .toList();
    }

    @Override
    public List<ShownLine> shown(Statement statement, List<VoidedLine> voided) {
        return EcfShownLines.of(statement, this, voided);
    }

    private static int inBands(Stream<Rate> rates) {
        return (int) rates.filter(Rate.InBand.class::isInstance).count();
    }

    private List<Earnings> earnings() {
        record Alike(Optional<ContractKind> kind, DeclarationType type, Optional<String> band) {
        }
        Map<Alike, Earnings> together = payments.stream().map(EcfPayment::earnings).collect(Collectors.toMap(
                each -> new Alike(each.kind(), each.type(), each.band()), Function.identity(), Earnings::plus, LinkedHashMap::new));
        return List.copyOf(together.values());
    }
}
