package milepost.statements.domain.pricing;

import java.util.Optional;
import milepost.statements.domain.LineId;

/**
 * What a line was fixed at.
 *
 * @param counted whether it is one of the milestones the statement pays for
 * @param rate    what kind of place or rate priced it, where an ECF contract did
 * @param band    the band of its place, where it has one
 */
public record FixedPrice(
        LineId line, boolean counted, Money unitPrice, Money targetedPrice, Money upliftPrice, Optional<String> rate, Optional<String> band) {

    static FixedPrice of(Payment payment) {
        return new FixedPrice(payment.member().line(), payment.counted(), payment.unitPrice(), payment.targetedPrice(), Money.ZERO,
                Optional.empty(), Optional.empty());
    }
}
