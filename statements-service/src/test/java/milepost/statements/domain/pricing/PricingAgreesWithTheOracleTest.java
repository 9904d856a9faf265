package milepost.statements.domain.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
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
    void tenThousandRandomStatementsAreWorthWhatTheOracleSaysAndWhatTheirLinesAddUpTo() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        RandomStatements statements = new RandomStatements(random);

        for (int i = 0; i < STATEMENTS; i++) {
            PricingFacts facts = statements.next();
            PricedStatement priced = Pricing.price(facts);
            Figures figures = priced.figures();
            List<ShownLine> lines = ShownLines.of(statementOf(facts), priced, List.of());

            String which = "seed " + seed + ", statement " + i;
            assertThat(figures.total()).as(which).isEqualTo(Money.ofPence(SlowOracle.totalPence(facts)));
            assertThat(Money.sum(lines.stream().map(ShownLine::amount))).as(which).isEqualTo(figures.total());
            assertThat(lines.stream().map(ShownLine::id).distinct().count()).as(which).isEqualTo(lines.size());
        }
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
