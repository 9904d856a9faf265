package milepost.statements.domain.pricing;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.LineId;
import org.jspecify.annotations.Nullable;

/** After a restore: what the payments of a closed statement were fixed at, where what had been told of a line does not say it yet. */
public final class Repricing {

    private Repricing() {
    }

    /**
     * A statement as it was closed.
     *
     * @param contracts  as they were frozen
     * @param notCounted the lines that earned nothing when it was last told of; null where it was not told of since the copy
     * @param paid       nothing changed afterwards
     */
    public record Closed(YearMonth month, Cohort cohort, List<? extends Agreement> contracts, @Nullable Set<LineId> notCounted, boolean paid) {
    }

    /** A payment line, with its price where that is known. */
    public record Line(Member member, Optional<Payment> price) {
    }

    /** The lines whose price is not the one they have. */
    public static List<Payment> changes(Closed closed, List<Line> lines) {
        List<Payment> fixed = inTheirPlace(closed, fixed(closed, lines));
        Map<LineId, Optional<Payment>> known = lines.stream().collect(Collectors.toMap(line -> line.member().line(), Line::price));
        return fixed.stream().filter(payment -> !Optional.of(payment).equals(known.get(payment.member().line()))).toList();
    }

    /** The same contracts, in the same order of lines: the same prices. */
    private static List<Payment> fixed(Closed closed, List<Line> lines) {
        Map<LineId, Payment> afresh = Pricing.price(new PricingFacts(closed.month, closed.cohort, false, closed.contracts,
                        lines.stream().map(Line::member).toList(), List.of(), List.of())).payments().stream()
                .collect(Collectors.toMap(payment -> payment.member().line(), Function.identity()));
        return lines.stream().sorted((one, other) -> Pricing.FIRST_ATTACHED.compare(one.member(), other.member()))
                .map(line -> fixed(closed, line, afresh)).toList();
    }

    private static Payment fixed(Closed closed, Line line, Map<LineId, Payment> afresh) {
        LineId id = line.member().line();
        Payment price = line.price().orElseGet(() -> afresh.get(id));
        boolean saysIt = line.price().isPresent() && !closed.paid;
        return closed.notCounted == null || saysIt ? price : price.counted(!closed.notCounted.contains(id));
    }

    /** Where the line that was counted is voided, the next of its milestone earns in its place. */
    private static List<Payment> inTheirPlace(Closed closed, List<Payment> fixed) {
        if (closed.paid) {
            return fixed;
        }
        Set<Pricing.Milestone> counted = fixed.stream().filter(Payment::counted).map(payment -> Pricing.Milestone.of(payment.member()))
                .collect(Collectors.toCollection(HashSet::new));
        List<Payment> all = new ArrayList<>();
        for (Payment payment : fixed) {
            all.add(payment.counted() || !counted.add(Pricing.Milestone.of(payment.member())) ? payment : payment.nowCounted());
        }
        return all;
    }
}
