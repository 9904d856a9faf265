package milepost.statements.domain.pricing;

import java.util.List;

/** All amounts of a statement, line by line; its figures are sums of these lines and of nothing else. */
public record PricedStatement(
        List<Payment> payments, List<Refund> refunds, List<ServiceFee> serviceFees, List<Adjustment> adjustments, Money vat) {

    public PricedStatement {
        payments = List.copyOf(payments);
        refunds = List.copyOf(refunds);
        serviceFees = List.copyOf(serviceFees);
        adjustments = List.copyOf(adjustments);
    }

    static PricedStatement of(
            List<Payment> payments,
            List<Refund> refunds,
            List<ServiceFee> serviceFees,
            List<Adjustment> adjustments,
            boolean vatRegistered) {
        PricedStatement net = new PricedStatement(payments, refunds, serviceFees, adjustments, Money.ZERO);
        return new PricedStatement(
                payments, refunds, serviceFees, adjustments, Vat.on(net.figures().net(), vatRegistered));
    }

    public Figures figures() {
        return new Figures(
                Money.sum(payments.stream().map(Payment::output)),
                Money.sum(serviceFees.stream().map(ServiceFee::amount)),
                Money.ZERO,
                Money.sum(payments.stream().map(Payment::targetedDeliveryFunding)),
                Money.sum(refunds.stream().map(refund -> refund.output().plus(refund.targetedDeliveryFunding()))).negated(),
                Money.sum(adjustments.stream().map(Adjustment::amount)),
                vat);
    }
}
