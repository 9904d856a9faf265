package milepost.statements.domain.pricing;

import java.time.Instant;

/** A payment line that was taken off the statement; it stays listed and earns nothing. */
public record VoidedLine(Member member, Money unitPrice, Instant removedAt, String reason) {
}
