package milepost.statements.domain.pricing.ecf;

import milepost.statements.domain.pricing.CohortContract;
import milepost.statements.domain.pricing.EcfTerms;
import milepost.statements.domain.pricing.Money;

/** What a line is priced by. */
public sealed interface Rate {

    Money amount();

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
