package milepost.statements.domain.pricing.ecf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import milepost.platform.testkit.Seeds;
import milepost.statements.domain.DeclarationType;
import milepost.statements.domain.LineId;
import milepost.statements.domain.pricing.BandPlaces;
import milepost.statements.domain.pricing.Breakdown;
import milepost.statements.domain.pricing.Counts;
import milepost.statements.domain.pricing.Figures;
import milepost.statements.domain.pricing.FixedPrice;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.pricing.Pricing;
import milepost.statements.domain.pricing.Totals;
import org.junit.jupiter.api.Test;

/** The pricing functions line by line against the two short ways: counting, and pricing a closed statement again for what it has left. */
class CountedAndClosedTest {

    private static final int HISTORIES = 2_000;

    @Test
    void countedInsteadOfListedAStatementIsWorthWhatItsLinesAre() {
        Seeds.forEachOnAllCores("an ECF statement in groups", HISTORIES, random -> eachMonth(RandomEcfHistories.next(random), (facts, before, priced) -> {
            List<EcfClaims> claims = claims(facts);
            int uplifted = EcfPricing.upliftedStarts(facts, claims, before).orElseGet(() -> firstToFindAPlace(facts, before));

            Totals counted = EcfPricing.totals(facts.declaring(List.of()), claims, uplifted, before, 2);

            same(counted.figures(), priced.figures());
            same(Counts.of(counted), priced.counts(2));
            same(Breakdown.of(counted), Breakdown.of(priced.totals(2)));
            same(counted.lines(), facts.declared().size() + facts.owed().size());
        }));
    }

    @Test
    void aClosedStatementPricedAgainIsWorthWhatItWouldBeWithoutTheLinesThatLeftItAndChangesNoLineThatStays() {
        Seeds.forEachOnAllCores("a closed ECF statement priced again", HISTORIES, random -> eachMonth(RandomEcfHistories.next(random), (facts, before, priced) -> {
            PricedEcfStatement is = priced;
            List<Declared> left = new ArrayList<>(facts.declared());
            while (!left.isEmpty() && random.nextInt(3) > 0) {
                LineId gone = left.remove(random.nextInt(left.size())).member().line();
                PricedEcfStatement expected = EcfPricing.price(facts.declaring(left), before);
                ClosedStatement closed = closed(facts, before, left, is, random);

                PricedEcfStatement again = closed.again();

                same(again.figures(facts.vatRegistered()), expected.figures());
                same(byLine(again.prices()), byLine(expected.prices()));
                Map<LineId, FixedPrice> after = byLine(is.prices());
                closed.changed(again).forEach(price -> assertThat(after.put(price.line(), price)).isNotEqualTo(price));
                after.keySet().retainAll(byLine(expected.prices()).keySet());
                same(after, byLine(expected.prices()));
                foundByFewLines(gone, is, closed, again);
                is = again;
            }
        }));
    }

    /** One line at a time, what it leaves follows from the first lines of later bands. */
    private static void foundByFewLines(LineId line, PricedEcfStatement is, ClosedStatement closed, PricedEcfStatement again) {
        EcfPayment gone = is.payments().stream().filter(payment -> payment.member().line().equals(line)).findFirst().orElseThrow();
        Figures change = again.figures().minus(is.figures());
        if (!(gone.rate() instanceof Rate.InBand(var contract, String band, _))) {
            same(closed.changed(again), List.of());
            same(net(change), figures(gone.rate().amount().negated(), Money.ZERO, Money.ZERO));
            return;
        }
        DeclarationType type = gone.member().type();
        List<ClosedStatement.Line> inOrder = closed.lines().stream().filter(each -> each.declared().member().type() == type)
                .sorted(Comparator.comparing(each -> each.declared().member(), Pricing.FIRST_ATTACHED)).toList();
        List<EcfPayment> firsts = contract.terms().bandsAfter(band).stream().flatMap(later -> inOrder.stream().flatMap(each -> each.price().stream())
                .filter(price -> price.rate().inBand().filter(later.name()::equals).isPresent()).limit(1)).toList();
        Optional<Declared> above = inOrder.stream()
                .filter(each -> each.price().filter(price -> price.rate() instanceof Rate.AboveTheLastBand).isPresent()).findFirst()
                .map(each -> new Declared(each.declared().member(), closed.rules().uplifts() && each.declared().upliftFlagged()));

        VacatedPlace.Filled filled = new VacatedPlace(contract, gone, places(is, type), firsts, above,
                closed.refunds().stream().filter(refund -> refund.owed().member().type() == type).toList()).filled();

        same(byLine(filled.changed()), byLine(closed.changed(again)));
        same(filled.places(), places(again, type));
        same(filled.change(), net(change));
    }

    private static BandPlaces places(PricedEcfStatement of, DeclarationType type) {
        return of.places().stream().filter(each -> each.type() == type).findFirst().orElse(new BandPlaces(type, 0, 0, 0));
    }

    private static Figures net(Figures change) {
        return figures(change.output(), change.uplift(), change.clawbacks());
    }

    private static Figures figures(Money output, Money uplift, Money clawbacks) {
        return new Figures(output, Money.ZERO, uplift, Money.ZERO, clawbacks, Money.ZERO, Money.ZERO);
    }

    /** What was said of participants since the cut-off: those who were paid keep their uplift, and stay without. */
    private static ClosedStatement closed(EcfFacts facts, Fill before, List<Declared> left, PricedEcfStatement is, RandomGenerator random) {
        Map<LineId, EcfPayment> prices = is.payments().stream().collect(Collectors.toMap(payment -> payment.member().line(), Function.identity()));
        Map<LineId, EcfRefund> refunds = is.refunds().stream().collect(Collectors.toMap(refund -> refund.member().line(), Function.identity()));
        return new ClosedStatement(before, facts.contracts(), facts.rules(), facts.vatRegistered(),
                left.stream().map(each -> {
                    EcfPayment price = prices.get(each.member().line());
                    boolean since = price.rate() instanceof Rate.InBand && random.nextBoolean() ? !each.upliftFlagged() : each.upliftFlagged();
                    return new ClosedStatement.Line(new Declared(each.member(), since), Optional.of(price));
                }).toList(),
                facts.owed().stream().map(owed -> new ClosedStatement.Refund(owed, refunds.get(owed.member().line()))).toList(),
                facts.adjustments());
    }

    private interface Look {
        void at(EcfFacts facts, Fill before, PricedEcfStatement priced);
    }

    private static void eachMonth(EcfHistory history, Look look) {
        Map<LineId, EcfPayment> paid = new HashMap<>();
        Fill fill = Fill.NONE;
        for (EcfHistory.Month month : history.months()) {
            EcfFacts facts = new EcfFacts(month.banded(), month.mentors(), history.rules(), history.vatRegistered(), month.declared(),
                    month.takenBack().stream().map(back -> paid.get(back.payment()).owedOn(back.refund())).toList(), month.adjustments());
            PricedEcfStatement priced = EcfPricing.price(facts, fill);
            look.at(facts, fill, priced);
            priced.payments().forEach(payment -> paid.put(payment.member().line(), payment));
            fill = fill.after(priced);
        }
    }

    private static List<EcfClaims> claims(EcfFacts facts) {
        record Alike(DeclarationType type, boolean ofMentors) {
        }
        return facts.declared().stream().collect(Collectors.groupingBy(each -> new Alike(each.member().type(), each.isOfMentor())))
                .entrySet().stream().map(group -> new EcfClaims(group.getKey().type, group.getKey().ofMentors, group.getValue().size(),
                        (int) group.getValue().stream().filter(Declared::upliftFlagged).count())).toList();
    }

    private static int firstToFindAPlace(EcfFacts facts, Fill before) {
        return (int) facts.declared().stream()
                .filter(each -> each.member().type() == DeclarationType.STARTED && facts.areBanded(each.isOfMentor()))
                .sorted(Comparator.comparing(Declared::member, Pricing.FIRST_ATTACHED))
                .limit(EcfPricing.placesLeft(facts, DeclarationType.STARTED, before)).filter(Declared::upliftFlagged).count();
    }

    private static Map<LineId, FixedPrice> byLine(List<FixedPrice> prices) {
        return new HashMap<>(prices.stream().collect(Collectors.toMap(FixedPrice::line, Function.identity())));
    }

    /** Thousands of times, where an assertion each would take most of the time. */
    private static void same(Object computed, Object expected) {
        if (!computed.equals(expected)) {
            assertThat(computed).isEqualTo(expected);
        }
    }
}
