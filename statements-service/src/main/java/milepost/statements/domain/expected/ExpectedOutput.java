package milepost.statements.domain.expected;

import java.util.Optional;
import milepost.statements.domain.pricing.Money;

/**
 * What those of one course would earn who are expected, each once however many milestones they are expected for.
 *
 * @param expected  how many there are
 * @param fundable  how many of them would be paid
 * @param unitPrice of one declaration; empty where the course has no contract
 */
public record ExpectedOutput(String courseIdentifier, int expected, int fundable, Optional<Money> unitPrice) {

    public Money amount() {
        return unitPrice.orElse(Money.ZERO).times(fundable);
    }
}
