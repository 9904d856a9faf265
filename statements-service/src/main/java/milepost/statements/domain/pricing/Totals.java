package milepost.statements.domain.pricing;

import java.util.List;

/** A statement added up: the same to the penny as when it is {@link Priced} line by line, without the lines (decision E10). */
public record Totals(
        List<Earnings> earnings, Clawbacks clawbacks, int voided, List<ServiceFee> serviceFees, List<Adjustment> adjustments, Money vat) {

    public Totals {
        earnings = List.copyOf(earnings);
        serviceFees = List.copyOf(serviceFees);
        adjustments = List.copyOf(adjustments);
    }

    /** With VAT on the net total, where it is due. */
    public static Totals of(
            List<Earnings> earnings,
            Clawbacks clawbacks,
            int voided,
            List<ServiceFee> serviceFees,
            List<Adjustment> adjustments,
            boolean vatRegistered) {
        Totals net = new Totals(earnings, clawbacks, voided, serviceFees, adjustments, Money.ZERO);
        return new Totals(earnings, clawbacks, voided, serviceFees, adjustments, Vat.on(net.figures().net(), vatRegistered));
    }

    public Figures figures() {
        return new Figures(
                Money.sum(earnings.stream().map(Earnings::output)),
                Money.sum(serviceFees.stream().map(ServiceFee::amount)),
                Money.sum(earnings.stream().map(Earnings::uplift)),
                Money.sum(earnings.stream().map(Earnings::targetedDeliveryFunding)),
                clawbacks.amount().negated(),
                Money.sum(adjustments.stream().map(Adjustment::amount)),
                vat);
    }

    /** Payments and refunds that stand on the statement, those that earn nothing with them. */
    public int lines() {
        return earnings.stream().mapToInt(Earnings::lines).sum() + clawbacks.lines();
    }
}
