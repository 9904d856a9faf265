package milepost.statements.application;

import milepost.statements.domain.pricing.Figures;
import milepost.statements.domain.pricing.Totals;

/**
 * What stands on a statement, added up.
 *
 * @param figures of an open statement the sums, of a closed one what its journal says
 * @param sums    of its lines
 */
public record StatementTotals(Figures figures, Totals sums) {
}
