package milepost.statements.domain.pricing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import milepost.statements.domain.DeclarationType;

/** What each contract earns per declaration type; special courses stand on rows of their own (decision E5). */
public record Breakdown(
        ContractVersion contract, DeclarationType declarationType, int count, Money unitPrice, Money amount) {

    /** The milestones of an NPQ (facts/npq 6.2). */
    private static final List<DeclarationType> NPQ_TYPES = List.of(
            DeclarationType.STARTED, DeclarationType.RETAINED_1, DeclarationType.RETAINED_2, DeclarationType.COMPLETED);

    /** One row per contract and milestone, the empty ones included, so that a price is seen before its first declaration. */
    public static List<Breakdown> of(PricedStatement statement) {
        Map<String, Map<DeclarationType, List<Payment>>> counted = statement.payments().stream()
                .filter(Payment::counted)
                .collect(Collectors.groupingBy(
                        payment -> payment.member().course().identifier(),
                        Collectors.groupingBy(
                                payment -> payment.member().type(),
                                () -> new EnumMap<>(DeclarationType.class),
                                Collectors.toList())));
        List<Breakdown> rows = new ArrayList<>();
        for (ServiceFee fee : statement.serviceFees()) {
            ContractVersion contract = fee.contract();
            Map<DeclarationType, List<Payment>> ofCourse = counted.getOrDefault(contract.courseIdentifier(), Map.of());
            for (DeclarationType type : NPQ_TYPES) {
                rows.add(row(contract, type, ofCourse.getOrDefault(type, List.of())));
            }
        }
        return rows;
    }

    private static Breakdown row(ContractVersion contract, DeclarationType type, List<Payment> payments) {
        return new Breakdown(
                contract, type, payments.size(), contract.terms().outputPerDeclaration(),
                Money.sum(payments.stream().map(Payment::output)));
    }
}
