package milepost.statements.domain.pricing;

import java.util.List;

/** The refunds on a statement and what they take back together, positive here. */
public record Clawbacks(int lines, Money amount) {

    static Clawbacks of(List<Refund> refunds) {
        return new Clawbacks(refunds.size(),
                Money.sum(refunds.stream().map(refund -> refund.output().plus(refund.targetedDeliveryFunding()))));
    }
}
