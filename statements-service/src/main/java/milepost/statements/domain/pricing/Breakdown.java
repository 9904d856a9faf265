package milepost.statements.domain.pricing;

import java.util.ArrayList;
import java.util.List;
import milepost.statements.domain.DeclarationType;

/** What each contract earns per declaration type; special courses stand on rows of their own (decision E5). */
public record Breakdown(
        ContractVersion contract, DeclarationType declarationType, int count, Money unitPrice, Money amount) {

    /** The milestones of an NPQ (facts/npq 6.2). */
    private static final List<DeclarationType> NPQ_TYPES = List.of(
            DeclarationType.STARTED, DeclarationType.RETAINED_1, DeclarationType.RETAINED_2, DeclarationType.COMPLETED);

    /** One row per contract of a course and milestone, the empty ones included, so that a price is seen before its first declaration. */
    public static List<Breakdown> of(Totals totals) {
        List<Breakdown> rows = new ArrayList<>();
        for (ServiceFee fee : totals.serviceFees()) {
            if (fee.contract() instanceof ContractVersion contract) {
                NPQ_TYPES.forEach(type -> rows.add(row(contract, type, totals.earnings().stream()
                        .filter(earnings -> earnings.type() == type && earnings.courseIdentifier().equals(contract.courseIdentifier()))
                        .toList())));
            }
        }
        return rows;
    }

    private static Breakdown row(ContractVersion contract, DeclarationType type, List<Earnings> earnings) {
        return new Breakdown(contract, type, earnings.stream().mapToInt(Earnings::counted).sum(), contract.terms().outputPerDeclaration(),
                Money.sum(earnings.stream().map(Earnings::output)));
    }
}
