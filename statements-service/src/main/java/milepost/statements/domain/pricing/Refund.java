package milepost.statements.domain.pricing;

/** A refund line: it takes back, positive here, what was paid for that very declaration (decision E2). */
public record Refund(Member member, Money output, Money targetedDeliveryFunding) {
}
