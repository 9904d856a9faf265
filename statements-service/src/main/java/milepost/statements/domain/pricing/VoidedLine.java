package milepost.statements.domain.pricing;

import java.time.Instant;
import java.util.Optional;

/** A payment line that was taken off the statement; it stays listed and earns nothing; priced only when it was there at the cut-off. */
public record VoidedLine(Member member, Optional<Money> unitPrice, Instant removedAt, String reason) {
}
