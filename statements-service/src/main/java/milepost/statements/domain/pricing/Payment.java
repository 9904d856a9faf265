package milepost.statements.domain.pricing;

/**
 * A payment line with its price.
 *
 * @param counted false where the participant, course and type already earn on another line of the statement
 */
public record Payment(Member member, boolean counted, Money unitPrice, Money output, Money targetedDeliveryFunding) {
}
