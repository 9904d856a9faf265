package milepost.statements.domain.pricing.ecf;

import java.util.Objects;
import java.util.Optional;
import milepost.statements.domain.pricing.CohortContract;
import milepost.statements.domain.pricing.ContractKind;
import milepost.statements.domain.pricing.EcfTerms;
import milepost.statements.domain.pricing.Money;
import org.jspecify.annotations.Nullable;

/** What a line is priced by. */
public sealed interface Rate {

    String IN_BAND = "in_band";
    String ABOVE_THE_LAST_BAND = "above_the_last_band";
    String FLAT = "flat";
    String NOT_AGREED = "not_agreed";

    Money amount();

    /** How it is kept. */
    default String code() {
        return switch (this) {
            case InBand _ -> IN_BAND;
            case AboveTheLastBand _ -> ABOVE_THE_LAST_BAND;
            case Flat _ -> FLAT;
            case NotAgreed _ -> NOT_AGREED;
        };
    }

    /** The kind of contract that is asked for what is priced so; empty where none pays. */
    static Optional<ContractKind> kind(String code) {
        return switch (code) {
            case IN_BAND, ABOVE_THE_LAST_BAND -> Optional.of(ContractKind.ECF);
            case FLAT -> Optional.of(ContractKind.ECF_MENTOR);
            default -> Optional.empty();
        };
    }

    /** The band of its place, where it has one. */
    default Optional<String> inBand() {
        return this instanceof InBand(_, String band, _) ? Optional.of(band) : Optional.empty();
    }

    /** Whether it pays for a milestone. */
    default boolean pays() {
        return switch (this) {
            case InBand _, Flat _ -> true;
            case AboveTheLastBand _, NotAgreed _ -> false;
        };
    }

    /**
     * As it was kept.
     *
     * @param contract the version that prices its place, where it has one
     */
    static Rate kept(String code, @Nullable String band, Money amount, @Nullable CohortContract<EcfTerms> contract) {
        return switch (code) {
            case IN_BAND -> new InBand(Objects.requireNonNull(contract), Objects.requireNonNull(band), amount);
            case ABOVE_THE_LAST_BAND -> new AboveTheLastBand();
            case FLAT -> new Flat(amount);
            case NOT_AGREED -> new NotAgreed();
            default -> throw new IllegalStateException("nothing is priced by " + code);
        };
    }

    /**
     * A place in a band.
     *
     * @param contract the version that says what the place is worth
     */
    record InBand(CohortContract<EcfTerms> contract, String band, Money amount) implements Rate {
    }

    /** More were declared than the bands have places: nothing is paid, and so nothing is ever taken back (decision E7). */
    record AboveTheLastBand() implements Rate {

        @Override
        public Money amount() {
            return Money.ZERO;
        }
    }

    /** Half of what a mentor's training is worth. */
    record Flat(Money amount) implements Rate {
    }

    /** No contract pays for it, or not yet. */
    record NotAgreed() implements Rate {

        @Override
        public Money amount() {
            return Money.ZERO;
        }
    }
}
