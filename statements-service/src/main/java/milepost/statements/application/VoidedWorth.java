package milepost.statements.application;

import java.util.Optional;
import milepost.statements.domain.pricing.Payment;

/** A voided line's price, empty on an open statement, and the line of the same milestone that is counted instead. */
public record VoidedWorth(Optional<Payment> line, Optional<Payment> inItsPlace) {
}
