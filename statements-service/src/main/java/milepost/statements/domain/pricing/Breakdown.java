package milepost.statements.domain.pricing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import milepost.statements.domain.DeclarationType;

/** What each contract earns per declaration type and band; special courses stand on rows of their own (decision E5). */
public record Breakdown(
        Agreement contract, DeclarationType declarationType, Optional<String> band, int count, Money unitPrice, Money amount) {

    /** The milestones of an NPQ (facts/npq 6.2). */
    private static final List<DeclarationType> NPQ_TYPES = List.of(
            DeclarationType.STARTED, DeclarationType.RETAINED_1, DeclarationType.RETAINED_2, DeclarationType.COMPLETED);

    /** One row per contract, milestone and band, the empty ones included, so that a price is seen before its first declaration. */
    public static List<Breakdown> of(Totals totals) {
        return totals.serviceFees().stream().flatMap(fee -> rows(fee.contract(), totals.earnings())).toList();
    }

    public boolean specialCourse() {
        return contract.terms() instanceof NpqTerms terms && terms.specialCourse();
    }

    private static Stream<Breakdown> rows(Agreement contract, List<Earnings> all) {
        List<Earnings> earnings = all.stream().filter(each -> each.areOf(contract)).toList();
        return switch (contract.terms()) {
            case NpqTerms terms -> NPQ_TYPES.stream()
                    .map(type -> row(contract, type, Optional.empty(), terms.outputPerDeclaration(), earnings));
            case EcfTerms terms -> Arrays.stream(DeclarationType.values()).flatMap(type -> banded(contract, terms, type, earnings));
            case MentorTerms terms -> Arrays.stream(DeclarationType.values())
                    .flatMap(type -> terms.fee(type).stream().map(fee -> row(contract, type, Optional.empty(), fee, earnings)));
        };
    }

    private static Stream<Breakdown> banded(Agreement contract, EcfTerms terms, DeclarationType type, List<Earnings> earnings) {
        List<Breakdown> rows = new ArrayList<>(terms.bands().stream()
                .map(band -> row(contract, type, Optional.of(band.name()), terms.fee(band, type), earnings)).toList());
        int above = of(type, Optional.empty(), earnings).mapToInt(each -> each.lines() - each.counted()).sum();
        if (above > 0) {
            // decision E7: nothing is paid above the last band, and the statement says so
            rows.add(new Breakdown(contract, type, Optional.empty(), above, Money.ZERO, Money.ZERO));
        }
        return rows.stream();
    }

    private static Breakdown row(Agreement contract, DeclarationType type, Optional<String> band, Money price, List<Earnings> earnings) {
        return new Breakdown(contract, type, band, of(type, band, earnings).mapToInt(Earnings::counted).sum(), price,
                Money.sum(of(type, band, earnings).map(Earnings::output)));
    }

    private static Stream<Earnings> of(DeclarationType type, Optional<String> band, List<Earnings> earnings) {
        return earnings.stream().filter(each -> each.type() == type && each.band().equals(band));
    }
}
