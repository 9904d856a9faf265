package milepost.statements.domain.pricing.ecf;

import java.util.List;
import java.util.function.Predicate;
import milepost.statements.domain.DeclarationType;
import milepost.statements.domain.pricing.Adjustment;
import milepost.statements.domain.pricing.Counts;
import milepost.statements.domain.pricing.Figures;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.pricing.ServiceFee;
import milepost.statements.domain.pricing.Vat;

/** All amounts of an ECF statement, line by line; its figures are sums of these lines and of nothing else. */
public record PricedEcfStatement(
        List<EcfPayment> payments, List<EcfRefund> refunds, List<ServiceFee> serviceFees, List<Adjustment> adjustments, Money vat) {

    public PricedEcfStatement {
        payments = List.copyOf(payments);
        refunds = List.copyOf(refunds);
        serviceFees = List.copyOf(serviceFees);
        adjustments = List.copyOf(adjustments);
    }

    static PricedEcfStatement of(List<EcfPayment> payments, List<EcfRefund> refunds, List<ServiceFee> serviceFees,
            List<Adjustment> adjustments, boolean vatRegistered) {
        PricedEcfStatement net = new PricedEcfStatement(payments, refunds, serviceFees, adjustments, Money.ZERO);
        return new PricedEcfStatement(payments, refunds, serviceFees, adjustments, Vat.on(net.figures().net(), vatRegistered));
    }

    public Figures figures() {
        return new Figures(
                Money.sum(payments.stream().map(payment -> payment.rate().amount())),
                Money.sum(serviceFees.stream().map(ServiceFee::amount)),
                Money.sum(payments.stream().map(EcfPayment::uplift)),
                Money.ZERO,
                Money.sum(refunds.stream().map(refund -> refund.rate().amount().plus(refund.uplift()))).negated(),
                Money.sum(adjustments.stream().map(Adjustment::amount)),
                vat);
    }

    /** Only what is paid for is counted, as with NPQ; the lines that were voided on it are told. */
    public Counts counts(int voided) {
        return new Counts(count(DeclarationType.STARTED::equals), count(DeclarationType::isRetained),
                count(DeclarationType.COMPLETED::equals), count(DeclarationType::isExtended), voided, refunds.size());
    }

    private int count(Predicate<DeclarationType> type) {
        return (int) payments.stream().filter(payment -> payment.isPaid() && type.test(payment.member().type())).count();
    }
}
