package milepost.statements.domain.pricing.ecf;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import milepost.statements.domain.LineId;
import milepost.statements.domain.pricing.Adjustment;
import milepost.statements.domain.pricing.Agreement;
import milepost.statements.domain.pricing.FixedPrice;
import milepost.statements.domain.pricing.Money;

/**
 * A closed statement that a line has left: the lines after it move up, and refunds give back other places. What it had found and frozen stays.
 *
 * @param found     what earlier statements had left of the bands at its cut-off
 * @param contracts as they were frozen
 * @param rules     of its cohort today, for what has never been priced
 */
public record ClosedStatement(Fill found, List<? extends Agreement> contracts, CohortRules rules, boolean vatRegistered, List<Line> lines,
        List<Refund> refunds, List<Adjustment> adjustments) {

    /** Where nobody has told them. */
    public static final CohortRules NO_RULES = new CohortRules(false, false);

    public ClosedStatement {
        contracts = List.copyOf(contracts);
        lines = List.copyOf(lines);
        refunds = List.copyOf(refunds);
        adjustments = List.copyOf(adjustments);
    }

    /** A payment line that is left, with its price where that is known. */
    public record Line(Declared declared, Optional<EcfPayment> price) {

        private Declared toBePriced(boolean uplifts) {
            boolean wouldEarnIt = uplifts && declared.upliftFlagged();
            return price.map(fixed -> Declared.onceClosed(fixed, wouldEarnIt)).orElse(new Declared(declared.member(), wouldEarnIt));
        }
    }

    /** A refund line, and what it gave back so far. */
    public record Refund(Owed owed, EcfRefund price) {
    }

    /** Priced for the lines that are left. */
    public PricedEcfStatement again() {
        // whether an uplift is earned is decided line by line
        return EcfPricing.price(EcfFacts.of(contracts, new CohortRules(true, fundedMentors()), vatRegistered,
                lines.stream().map(line -> line.toBePriced(rules.uplifts())).toList(),
                refunds.stream().map(Refund::owed).toList(), adjustments), found);
    }

    /** The lines whose price or place is not the one they have. */
    public List<FixedPrice> changed(PricedEcfStatement again) {
        Map<LineId, FixedPrice> is = new PricedEcfStatement(found, lines.stream().flatMap(line -> line.price().stream()).toList(),
                refunds.stream().map(Refund::price).toList(), List.of(), List.of(), Money.ZERO).prices().stream()
                .collect(Collectors.toMap(FixedPrice::line, Function.identity()));
        return again.prices().stream().filter(price -> !price.equals(is.get(price.line()))).toList();
    }

    /** As the prices of its mentors say, whatever became of the cohort since. */
    private boolean fundedMentors() {
        List<Rate> rates = lines.stream().filter(line -> line.declared().isOfMentor()).flatMap(line -> line.price().stream())
                .map(EcfPayment::rate).toList();
        if (rates.stream().anyMatch(Rate.Flat.class::isInstance)) {
            return true;
        }
        return rates.stream().allMatch(Rate.NotAgreed.class::isInstance) && rules.mentorFunding();
    }
}
