package milepost.statements.inmemory;

import java.time.Instant;
import java.util.Optional;
import milepost.statements.domain.DeclarationId;
import milepost.statements.domain.LineId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.pricing.FixedPrice;
import milepost.statements.domain.pricing.Money;

/**
 * A line of a statement.
 *
 * @param removal empty while it is attached
 * @param price   empty before the cut-off
 * @param told    the statement's state that our snapshot of the declaration's lines last told, empty before the first
 */
public record LineRow(LineId id, DeclarationId declaration, StatementId statement, Kind kind, Optional<Removal> removal,
        long sourceVersion, Instant attachedAt, Optional<Price> price, String told, Instant recordedAt) {

    /** What it does with money. */
    public enum Kind {
        PAYMENT,
        REFUND
    }

    /** When and why it was voided. */
    public record Removal(Instant at, String reason) {
    }

    /**
     * What it was fixed at; worth nothing where it is not counted.
     *
     * @param rate what kind of place or rate priced it, where an ECF contract did
     */
    public record Price(boolean counted, Money unit, Money targeted, Money uplift, Optional<String> rate, Optional<String> band) {

        static Price of(FixedPrice price) {
            return new Price(price.counted(), price.unitPrice(), price.targetedPrice(), price.upliftPrice(), price.rate(), price.band());
        }

        Price nowCounted() {
            return new Price(true, unit, targeted, uplift, rate, band);
        }

        public Money worth() {
            return counted ? unit.plus(targeted).plus(uplift) : Money.ZERO;
        }
    }

    public boolean isPayment() {
        return kind == Kind.PAYMENT;
    }

    public boolean isAttached() {
        return removal.isEmpty();
    }

    public boolean isCounted() {
        return price.filter(Price::counted).isPresent();
    }

    LineRow voided(Removal why, long version) {
        return new LineRow(id, declaration, statement, kind, Optional.of(why), version, attachedAt, price, told, recordedAt);
    }

    LineRow priced(Price at) {
        return new LineRow(id, declaration, statement, kind, removal, sourceVersion, attachedAt, Optional.of(at), told, recordedAt);
    }

    LineRow told(String state) {
        return new LineRow(id, declaration, statement, kind, removal, sourceVersion, attachedAt, price, state, recordedAt);
    }
}
