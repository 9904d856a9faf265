package milepost.statements.domain.pricing;

import java.util.function.Predicate;
import milepost.statements.domain.DeclarationType;

/** How many milestones a statement pays for, how many declarations were voided on it, how many are clawed back. */
public record Counts(int started, int retained, int completed, int extended, int voided, int clawedBack) {

    public static Counts of(Totals totals) {
        return new Counts(
                count(totals, DeclarationType.STARTED::equals),
                count(totals, DeclarationType::isRetained),
                count(totals, DeclarationType.COMPLETED::equals),
                count(totals, DeclarationType::isExtended),
                totals.voided(),
                totals.clawbacks().lines());
    }

    private static int count(Totals totals, Predicate<DeclarationType> type) {
        return totals.earnings().stream().filter(earnings -> type.test(earnings.type())).mapToInt(Earnings::counted).sum();
    }
}
