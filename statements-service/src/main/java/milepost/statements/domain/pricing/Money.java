package milepost.statements.domain.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Stream;

/** An exact amount of pounds and pence; it is never rounded here, {@link ExactPrice} does that once. */
public record Money(BigDecimal pounds) implements Comparable<Money> {

    public static final Money ZERO = new Money(BigDecimal.ZERO);

    public Money {
        pounds = pounds.setScale(2, RoundingMode.UNNECESSARY);
    }

    public static Money of(String pounds) {
        return new Money(new BigDecimal(pounds));
    }

    public static Money ofPence(long pence) {
        return new Money(BigDecimal.valueOf(pence, 2));
    }

    public static Money sum(Stream<Money> amounts) {
        return amounts.reduce(ZERO, Money::plus);
    }

    public Money plus(Money other) {
        return new Money(pounds.add(other.pounds));
    }

    public Money minus(Money other) {
        return new Money(pounds.subtract(other.pounds));
    }

    public Money negated() {
        return new Money(pounds.negate());
    }

    public Money times(int count) {
        return new Money(pounds.multiply(BigDecimal.valueOf(count)));
    }

    public boolean isZero() {
        return pounds.signum() == 0;
    }

    public boolean isPositive() {
        return pounds.signum() > 0;
    }

    public boolean isNegative() {
        return pounds.signum() < 0;
    }

    @Override
    public int compareTo(Money other) {
        return pounds.compareTo(other.pounds);
    }

    /** Two decimals, as the APIs show money. */
    @Override
    public String toString() {
        return pounds.toPlainString();
    }
}
