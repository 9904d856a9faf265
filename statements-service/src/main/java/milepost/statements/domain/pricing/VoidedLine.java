package milepost.statements.domain.pricing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A payment line that was taken off the statement; it stays listed and earns nothing; priced only when it was there at the cut-off. */
public record VoidedLine(Member member, Optional<Money> unitPrice, Instant removedAt, String reason) {

    /** How many left because their declarations were voided: what was moved away or found ineligible was not. */
    public static int ofVoided(List<VoidedLine> left) {
        return (int) left.stream().filter(VoidedLine::isOfVoided).count();
    }

    public boolean isOfVoided() {
        return reason.equals("voided");
    }
}
