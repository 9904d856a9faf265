package milepost.statements.domain.pricing;

import milepost.statements.domain.DeclarationType;

/**
 * What declarations of one course and type earn together; each line was rounded before it was added (decision E1).
 *
 * @param counted those that earn
 * @param lines   all of them, with those whose milestone earns on another line
 */
public record Earnings(String courseIdentifier, DeclarationType type, int counted, int lines, Money output, Money targetedDeliveryFunding) {

    static Earnings of(Payment payment) {
        return new Earnings(payment.member().course().identifier(), payment.member().type(), payment.counted() ? 1 : 0, 1,
                payment.output(), payment.targetedDeliveryFunding());
    }

    Earnings plus(Earnings same) {
        return new Earnings(courseIdentifier, type, counted + same.counted, lines + same.lines, output.plus(same.output),
                targetedDeliveryFunding.plus(same.targetedDeliveryFunding));
    }
}
