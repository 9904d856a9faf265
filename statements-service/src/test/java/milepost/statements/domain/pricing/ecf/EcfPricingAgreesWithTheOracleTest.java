package milepost.statements.domain.pricing.ecf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.platform.testkit.Seeds;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.Family;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.LineId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.journal.Account;
import milepost.statements.domain.journal.Journal;
import milepost.statements.domain.journal.JournalEntry;
import milepost.statements.domain.journal.Posting;
import milepost.statements.domain.pricing.Figures;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.pricing.ShownLine;
import milepost.statements.domain.pricing.ecf.SlowEcfOracle.Worked;
import milepost.statements.domain.pricing.ecf.SlowEcfOracle.Worth;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementState;
import milepost.statements.domain.statement.StatementTerms;
import org.junit.jupiter.api.Test;

class EcfPricingAgreesWithTheOracleTest {

    private static final int HISTORIES = 100_000;

    @Test
    void everyLineAndTotalOfAHundredThousandRandomHistoriesIsWhatTheOracleSaysAndTheLinesAddUpToTheTotal() {
        Seeds.forEachOnAllCores("the worth of an ECF history", HISTORIES, random -> {
            EcfHistory history = RandomEcfHistories.next(random);
            List<Worked> expected = SlowEcfOracle.work(history);
            Told told = new Told(history);
            List<PricedEcfStatement> priced = history.months().stream().map(told::price).toList();

            for (int i = 0; i < expected.size(); i++) {
                same(worth(priced.get(i)), expected.get(i).lines());
                same(priced.get(i).figures().total(), Money.ofPence(expected.get(i).totalPence()));
                addsUp(priced.get(i));
            }
        });
    }

    /** The lines after a voided one move up, so it is worth what the statement lacks without it. */
    @Test
    void whateverIsVoidedAfterTheCutOffTheJournalBalancesAndKeepsToTheOracle() {
        Seeds.forEachOnAllCores("the worth of a closed ECF statement", 3_000, random -> {
            EcfHistory history = RandomEcfHistories.next(random);
            Told told = new Told(history);
            history.months().subList(0, history.months().size() - 1).forEach(told::price);
            EcfHistory.Month month = history.months().getLast();
            Fill before = told.fill;
            List<JournalEntry> entries = new ArrayList<>(List.of(Journal.cutOff(told.price(month).figures())));

            while (!month.declared().isEmpty() && random.nextInt(4) > 0) {
                Declared voided = month.declared().get(random.nextInt(month.declared().size()));
                month = without(month, voided);
                entries.add(new Journal(sum(entries), history.vatRegistered())
                        .voided(voided.member().line(), EcfPricing.price(told.facts(month), before).figures()));
            }

            same(sum(entries).total(), Money.ofPence(SlowEcfOracle.work(endingIn(history, month)).getLast().totalPence()));
            same(Money.sum(entries.stream().flatMap(entry -> entry.postings().stream()).map(Posting::amount)), Money.ZERO);
        });
    }

    private static EcfHistory.Month without(EcfHistory.Month month, Declared voided) {
        return new EcfHistory.Month(month.banded(), month.mentors(), month.declared().stream().filter(each -> each != voided).toList(),
                month.takenBack(), month.adjustments());
    }

    private static EcfHistory endingIn(EcfHistory history, EcfHistory.Month last) {
        List<EcfHistory.Month> months = new ArrayList<>(history.months());
        months.set(months.size() - 1, last);
        return new EcfHistory(history.rules(), history.vatRegistered(), months);
    }

    private static Figures sum(List<JournalEntry> entries) {
        Map<Account, Money> sums = new EnumMap<>(Account.class);
        entries.forEach(entry -> entry.postings().forEach(posting -> sums.merge(posting.account(), posting.amount(), Money::plus)));
        return Journal.figures(sums);
    }

    private static void addsUp(PricedEcfStatement priced) {
        List<ShownLine> lines = EcfShownLines.of(ANY, priced, List.of());
        same(Money.sum(lines.stream().map(ShownLine::amount)), priced.figures().total());
        same(lines.stream().map(ShownLine::id).distinct().count(), (long) lines.size());
    }

    /** A million times over, where an assertion each would take most of the time. */
    private static void same(Object computed, Object expected) {
        if (!computed.equals(expected)) {
            assertThat(computed).isEqualTo(expected);
        }
    }

    /** Month after month, as the service would: what is taken back is what the payment was fixed at. */
    private static final class Told {

        private final EcfHistory history;
        private final Map<LineId, EcfPayment> paid = new HashMap<>();
        private Fill fill = Fill.NONE;

        Told(EcfHistory history) {
            this.history = history;
        }

        PricedEcfStatement price(EcfHistory.Month month) {
            PricedEcfStatement priced = EcfPricing.price(facts(month), fill);
            priced.payments().forEach(payment -> paid.put(payment.member().line(), payment));
            fill = fill.after(priced);
            return priced;
        }

        EcfFacts facts(EcfHistory.Month month) {
            return new EcfFacts(month.banded(), month.mentors(), history.rules(), history.vatRegistered(), month.declared(),
                    month.takenBack().stream().map(back -> paid.get(back.payment()).owedOn(back.refund())).toList(), month.adjustments());
        }
    }

    private static Map<LineId, Worth> worth(PricedEcfStatement priced) {
        Map<LineId, Worth> worth = new HashMap<>();
        priced.payments().forEach(payment -> worth.put(payment.member().line(), worth(payment.rate(), payment.uplift())));
        priced.refunds().forEach(refund -> worth.put(refund.member().line(), worth(refund.rate(), refund.uplift())));
        return worth;
    }

    private static Worth worth(Rate rate, Money uplift) {
        String band = switch (rate) {
            case Rate.InBand(_, String name, _) -> name;
            case Rate.Flat _ -> "-";
            case Rate.AboveTheLastBand _, Rate.NotAgreed _ -> "none";
        };
        return new Worth(band, pence(rate.amount()), pence(uplift));
    }

    private static long pence(Money money) {
        return money.pounds().movePointRight(2).longValueExact();
    }

    private static final Statement ANY = new Statement(new StatementId(new UUID(1, 2)), new StatementTerms(new LeadProviderId(new UUID(3, 4)),
            new Cohort("2024a"), Family.ECF, YearMonth.of(2025, 1), LocalDate.EPOCH, LocalDate.EPOCH, true, List.of()),
            new StatementState.Open(), 1, Instant.EPOCH, Instant.EPOCH);
}
