package milepost.statements.domain.pricing;

import java.util.function.Predicate;
import milepost.statements.domain.DeclarationType;

/** How many milestones a statement pays for, how many lines were voided on it, how many are clawed back. */
public record Counts(int started, int retained, int completed, int extended, int voided, int clawedBack) {

    public static Counts of(PricedStatement statement, int voided) {
        return new Counts(
                count(statement, DeclarationType.STARTED::equals),
                count(statement, DeclarationType::isRetained),
                count(statement, DeclarationType.COMPLETED::equals),
                count(statement, DeclarationType::isExtended),
                voided,
                statement.refunds().size());
    }

    private static int count(PricedStatement statement, Predicate<DeclarationType> type) {
        return (int) statement.payments().stream()
                .filter(Payment::counted)
                .filter(payment -> type.test(payment.member().type()))
                .count();
    }
}
