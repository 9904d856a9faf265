package milepost.statements.domain.pricing;

/** The totals of a statement; clawbacks are negative, and what its kind of training does not know stays zero. */
public record Figures(
        Money output,
        Money serviceFee,
        Money uplift,
        Money targetedDeliveryFunding,
        Money clawbacks,
        Money adjustments,
        Money vat) {

    public static final Figures ZERO =
            new Figures(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

    public Money net() {
        return output.plus(serviceFee).plus(uplift).plus(targetedDeliveryFunding).plus(clawbacks).plus(adjustments);
    }

    public Money total() {
        return net().plus(vat);
    }

    public Figures plus(Figures other) {
        return new Figures(output.plus(other.output), serviceFee.plus(other.serviceFee), uplift.plus(other.uplift),
                targetedDeliveryFunding.plus(other.targetedDeliveryFunding), clawbacks.plus(other.clawbacks),
                adjustments.plus(other.adjustments), vat.plus(other.vat));
    }

    public Figures minus(Figures other) {
        return new Figures(output.minus(other.output), serviceFee.minus(other.serviceFee), uplift.minus(other.uplift),
                targetedDeliveryFunding.minus(other.targetedDeliveryFunding), clawbacks.minus(other.clawbacks),
                adjustments.minus(other.adjustments), vat.minus(other.vat));
    }

    /** Whether anything at all stands on the statement, even where it adds up to nothing. */
    public boolean hasAmounts() {
        return !(output.isZero() && serviceFee.isZero() && uplift.isZero() && targetedDeliveryFunding.isZero()
                && clawbacks.isZero() && adjustments.isZero());
    }
}
