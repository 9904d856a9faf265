package milepost.statements.postgres;

import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import milepost.statements.domain.pricing.Priced;
import milepost.statements.domain.pricing.VoidedLine;
import milepost.statements.domain.pricing.ecf.Fill;
import reactor.core.publisher.Mono;

/**
 * Prices the lines of one statement a few at a time: some of them are priced like a statement of their own that finds taken what those before
 * them took, so all together come to what the statement comes to.
 *
 * @param beginning the places of bands that are taken before the first of them
 * @param pricing   of these lines, with so many places taken
 */
record PagePrices(Fill beginning, BiFunction<List<UUID>, Fill, Mono<Piece>> pricing) {

    /**
     * Some lines with their prices.
     *
     * @param after the places that are taken then
     */
    record Piece(Priced priced, List<VoidedLine> voided, Fill after) {
    }

    Mono<Piece> of(List<UUID> lines, Fill before) {
        return pricing.apply(lines, before);
    }
}
