package milepost.statements.domain.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import milepost.platform.testkit.Seeds;
import milepost.statements.domain.Course;
import milepost.statements.domain.DeclarationType;
import milepost.statements.domain.Family;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.journal.Account;
import milepost.statements.domain.journal.Journal;
import milepost.statements.domain.journal.Posting;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementState;
import milepost.statements.domain.statement.StatementTerms;
import org.junit.jupiter.api.Test;

class PricingAgreesWithTheOracleTest {

    private static final int STATEMENTS = 10_000;
    private final long seed = Long.getLong("milepost.seed", 20261122L);

    @Test
    void aHundredThousandRandomStatementsAreWorthWhatTheOracleSaysAndWhatTheirLinesAddUpTo() {
        Seeds.forEach("the worth of an NPQ statement", 100_000, random -> {
            PricingFacts facts = new RandomStatements(random).next();
            PricedStatement priced = Pricing.price(facts);
            Figures figures = priced.figures();
            List<ShownLine> lines = ShownLines.of(statementOf(facts), priced, List.of());

            same(figures.total(), Money.ofPence(SlowOracle.totalPence(facts)));
            same(Money.sum(lines.stream().map(ShownLine::amount)), figures.total());
            same(lines.stream().map(ShownLine::id).distinct().count(), (long) lines.size());
        });
    }

    /** Hundreds of thousands of times, where an assertion each would take most of the time. */
    private static void same(Object computed, Object expected) {
        if (!computed.equals(expected)) {
            assertThat(computed).isEqualTo(expected);
        }
    }

    @Test
    void addedUpInGroupsAStatementIsWorthWhatItsLinesAre() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        RandomStatements statements = new RandomStatements(random);

        for (int i = 0; i < STATEMENTS; i++) {
            PricingFacts facts = statements.next();
            Totals byLines = Pricing.price(facts).totals(3);
            Totals inGroups = Totals.of(Pricing.earnings(facts.month(), facts.cohort(), facts.contracts(), claims(facts)),
                    byLines.clawbacks(), 3, Pricing.fees(facts.contracts()), facts.adjustments(), facts.vatRegistered());

            String which = "seed " + seed + ", statement " + i;
            assertThat(inGroups.figures()).as(which).isEqualTo(byLines.figures());
            assertThat(Counts.of(inGroups)).as(which).isEqualTo(Counts.of(byLines));
            assertThat(Breakdown.of(inGroups)).as(which).isEqualTo(Breakdown.of(byLines));
            assertThat(inGroups.lines()).as(which).isEqualTo(facts.members().size() + facts.refunds().size());
        }
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
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        RandomStatements statements = new RandomStatements(random);

        for (int i = 0; i < 1_000; i++) {
            PricingFacts facts = statements.next();
            KeptJournal journal = new KeptJournal(facts);
            while (!facts.members().isEmpty() && random.nextInt(3) > 0) {
                facts = journal.voidOne(facts, facts.members().get(random.nextInt(facts.members().size())));
            }

            String which = "seed " + seed + ", statement " + i;
            assertThat(journal.figures().total()).as(which).isEqualTo(Money.ofPence(SlowOracle.totalPence(facts)));
            assertThat(Money.sum(journal.postings().map(Posting::amount))).as(which).isEqualTo(Money.ZERO);
            assertThat(Money.sum(journal.postings().filter(p -> p.account() == Account.OWED_TO_PROVIDER)
                    .map(Posting::amount)).negated()).as(which).isEqualTo(journal.figures().total());
        }
    }

    private static Statement statementOf(PricingFacts facts) {
        LocalDate day = facts.month().atDay(1);
        return new Statement(new StatementId(new UUID(1, 2)), new StatementTerms(new LeadProviderId(new UUID(3, 4)),
                facts.cohort(), Family.NPQ, facts.month(), day, day, true, List.of()), new StatementState.Open(), 1, Instant.EPOCH, Instant.EPOCH);
    }
}
