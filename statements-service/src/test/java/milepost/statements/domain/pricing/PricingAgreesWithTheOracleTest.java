package milepost.statements.domain.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import milepost.platform.testkit.Seeds;
import milepost.statements.domain.Course;
import milepost.statements.domain.DeclarationType;
import milepost.statements.domain.Family;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.LineId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.journal.Account;
import milepost.statements.domain.journal.Posting;
import milepost.statements.domain.pricing.SlowOracle.Worked;
import milepost.statements.domain.pricing.SlowOracle.Worth;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementState;
import milepost.statements.domain.statement.StatementTerms;
import org.junit.jupiter.api.Test;

class PricingAgreesWithTheOracleTest {

    private static final int HISTORIES = 100_000;

    @Test
    void everyLineAndTotalOfAHundredThousandRandomHistoriesIsWhatTheOracleSaysAndTheLinesAddUpToTheTotal() {
        Seeds.forEachOnAllCores("the worth of an NPQ history", HISTORIES, random -> {
            NpqHistory history = RandomNpqHistories.next(random);
            List<Worked> expected = SlowOracle.work(history);
            Told told = new Told(history);

            for (int i = 0; i < expected.size(); i++) {
                NpqHistory.Month month = history.months().get(i);
                PricedStatement priced = told.price(month);
                same(worth(priced), expected.get(i).lines());
                same(priced.figures().total(), Money.ofPence(expected.get(i).totalPence()));
                addsUp(statementOf(history, month), priced);
            }
        });
    }

    @Test
    void addedUpInGroupsAStatementIsWorthWhatItsLinesAre() {
        Seeds.forEachOnAllCores("the sums of an NPQ history", 5_000, random -> {
            NpqHistory history = RandomNpqHistories.next(random);
            Told told = new Told(history);
            for (NpqHistory.Month month : history.months()) {
                PricingFacts facts = told.facts(month);
                Totals byLines = told.price(month).totals(3);
                Totals inGroups = Totals.of(Pricing.earnings(facts.month(), facts.cohort(), facts.contracts(), claims(facts)),
                        byLines.clawbacks(), 3, Pricing.fees(facts.contracts()), facts.adjustments(), facts.vatRegistered());

                same(inGroups.figures(), byLines.figures());
                same(Counts.of(inGroups), Counts.of(byLines));
                same(Breakdown.of(inGroups), Breakdown.of(byLines));
                same(inGroups.lines(), facts.members().size() + facts.refunds().size());
            }
        });
    }

    /** Who counts is decided line by line; the groups only keep how many. */
    private static List<Claims> claims(PricingFacts facts) {
        record Alike(Course course, DeclarationType type, boolean eligible) {
        }
        return Pricing.price(facts).payments().stream()
                .collect(Collectors.groupingBy(payment -> new Alike(payment.member().course(), payment.member().type(),
                        payment.member().targetedDeliveryFundingEligible())))
                .entrySet().stream()
                .map(group -> new Claims(group.getKey().course, group.getKey().type, group.getKey().eligible,
                        (int) group.getValue().stream().filter(Payment::counted).count(), group.getValue().size()))
                .toList();
    }

    @Test
    void whateverIsVoidedOrAdjustedAfterTheCutOffTheJournalBalancesAndKeepsToTheOracle() {
        Seeds.forEachOnAllCores("the worth of a closed NPQ statement", 1_000, random -> {
            NpqHistory history = RandomNpqHistories.next(random);
            Told told = new Told(history);
            history.months().subList(0, history.months().size() - 1).forEach(told::price);
            NpqHistory.Month month = history.months().getLast();
            KeptJournal journal = new KeptJournal(told.facts(month));

            while (!month.declared().isEmpty() && random.nextInt(3) > 0) {
                Member voided = month.declared().get(random.nextInt(month.declared().size()));
                journal.voidOne(told.facts(month), voided);
                month = without(month, voided);
            }

            same(journal.figures().total(), Money.ofPence(SlowOracle.work(history.endingIn(month)).getLast().totalPence()));
            same(Money.sum(journal.postings().map(Posting::amount)), Money.ZERO);
            same(Money.sum(journal.postings().filter(p -> p.account() == Account.OWED_TO_PROVIDER).map(Posting::amount)).negated(),
                    journal.figures().total());
        });
    }

    private static NpqHistory.Month without(NpqHistory.Month month, Member voided) {
        return new NpqHistory.Month(month.month(), month.contracts(), month.declared().stream().filter(each -> each != voided).toList(),
                month.takenBack(), month.adjustments());
    }

    /** Hundreds of thousands of times, where an assertion each would take most of the time. */
    private static void same(Object computed, Object expected) {
        if (!computed.equals(expected)) {
            assertThat(computed).isEqualTo(expected);
        }
    }

    private static void addsUp(Statement statement, PricedStatement priced) {
        List<ShownLine> lines = ShownLines.of(statement, priced, List.of());
        same(Money.sum(lines.stream().map(ShownLine::amount)), priced.figures().total());
        same(lines.stream().map(ShownLine::id).distinct().count(), (long) lines.size());
    }

    /** Month after month, as the service would: what is taken back is what the payment was fixed at (decision E2). */
    private static final class Told {

        private final NpqHistory history;
        private final Map<LineId, Payment> paid = new HashMap<>();

        Told(NpqHistory history) {
            this.history = history;
        }

        PricedStatement price(NpqHistory.Month month) {
            PricedStatement priced = Pricing.price(facts(month));
            priced.payments().forEach(payment -> paid.put(payment.member().line(), payment));
            return priced;
        }

        PricingFacts facts(NpqHistory.Month month) {
            return new PricingFacts(month.month(), history.cohort(), history.vatRegistered(), month.contracts(), month.declared(),
                    month.takenBack().stream().map(this::refund).toList(), month.adjustments());
        }

        /** A refund line is written with the price of the payment that it takes back. */
        private Refund refund(NpqHistory.TakenBack back) {
            Payment payment = paid.get(back.payment());
            return Refund.of(new Payment(back.refund(), payment.counted(), payment.unitPrice(), payment.targetedPrice()));
        }
    }

    private static Map<LineId, Worth> worth(PricedStatement priced) {
        Map<LineId, Worth> worth = new HashMap<>();
        priced.payments().forEach(payment -> worth.put(payment.member().line(), worth(payment.output(), payment.targetedDeliveryFunding())));
        priced.refunds().forEach(refund -> worth.put(refund.member().line(), worth(refund.output(), refund.targetedDeliveryFunding())));
        return worth;
    }

    private static Worth worth(Money output, Money targeted) {
        return new Worth(pence(output), pence(targeted));
    }

    private static long pence(Money money) {
        return money.pounds().movePointRight(2).longValueExact();
    }

    private static Statement statementOf(NpqHistory history, NpqHistory.Month month) {
        LocalDate day = month.month().atDay(1);
        return new Statement(new StatementId(new UUID(1, 2)), new StatementTerms(new LeadProviderId(new UUID(3, 4)),
                history.cohort(), Family.NPQ, month.month(), day, day, true, List.of()), new StatementState.Open(), 1, Instant.EPOCH, Instant.EPOCH);
    }
}
