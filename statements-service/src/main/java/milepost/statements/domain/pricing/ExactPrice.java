package milepost.statements.domain.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A price before rounding, kept as a fraction because a third of a pound has no last decimal. */
record ExactPrice(BigDecimal numerator, BigDecimal denominator) {

    static final ExactPrice NOTHING = new ExactPrice(BigDecimal.ZERO, BigDecimal.ONE);

    ExactPrice {
        if (denominator.signum() <= 0) {
            throw new IllegalArgumentException("a price is divided by something positive");
        }
    }

    /** The one place where money is rounded: half-up to pence (decision E1). */
    Money rounded() {
        return new Money(numerator.divide(denominator, 2, RoundingMode.HALF_UP));
    }
}
