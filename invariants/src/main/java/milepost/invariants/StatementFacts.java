package milepost.invariants;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A statement as its provider can see it.
 *
 * @param total the sum it shows, VAT included
 */
public record StatementFacts(UUID id, UUID leadProvider, String state, BigDecimal total, List<Amount> amounts) {

    public StatementFacts {
        amounts = List.copyOf(amounts);
    }

    /**
     * One shown line, signed.
     *
     * @param kind  as the API names it: payment, refund, targeted_delivery_funding, …
     * @param state of a line that is about a declaration: voided lines stay listed and are worth nothing
     */
    public record Amount(String kind, Optional<UUID> declaration, String state, BigDecimal pounds) {

        boolean stands() {
            return !state.equals("voided");
        }
    }
}
