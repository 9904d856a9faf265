package milepost.statements.domain.pricing;

/**
 * A payment line with its price.
 *
 * @param counted       false where the participant, course and type already earn on another line of the statement
 * @param targetedPrice the targeted delivery funding it earns, if it is counted
 */
public record Payment(Member member, boolean counted, Money unitPrice, Money targetedPrice) {

    public Money output() {
        return counted ? unitPrice : Money.ZERO;
    }

    public Money targetedDeliveryFunding() {
        return counted ? targetedPrice : Money.ZERO;
    }

    /** The line that earns from now on, because the one that was counted is gone. */
    public Payment nowCounted() {
        return counted(true);
    }

    Payment counted(boolean is) {
        return new Payment(member, is, unitPrice, targetedPrice);
    }
}
