package milepost.statements.domain.pricing;

import java.time.Instant;
import milepost.statements.domain.AdjustmentId;

/** An amount finance adds to or takes from a statement by hand, with the reason. */
public record Adjustment(AdjustmentId id, String description, Money amount, Instant at) {
}
