package milepost.statements.domain.pricing;

/** A refund line: it takes back, positive here, what was paid for that very declaration (decision E2). */
public record Refund(Member member, Money output, Money targetedDeliveryFunding) {

    /** What a paid line earned: nothing where it was not counted. */
    public static Refund of(Payment paid) {
        return new Refund(paid.member(), paid.output(), paid.targetedDeliveryFunding());
    }
}
