package milepost.statements.application;

import java.util.List;
import milepost.statements.domain.pricing.Figures;
import milepost.statements.domain.pricing.PricedStatement;
import milepost.statements.domain.pricing.Pricing;
import milepost.statements.domain.pricing.PricingFacts;
import milepost.statements.domain.pricing.Totals;
import milepost.statements.domain.pricing.VoidedLine;
import milepost.statements.domain.statement.Statement;
import reactor.core.publisher.Mono;

/** Everything that stands on a statement. */
public sealed interface StatementContents {

    PricedStatement priced();

    Figures figures();

    List<VoidedLine> voided();

    /** Added up, without its lines. */
    default StatementTotals totals() {
        return new StatementTotals(figures(), priced().totals(voided().size()));
    }

    /** Whether VAT is due: as the provider stands now, or as it stood at the cut-off. */
    boolean vatRegistered();

    /** Of an open statement: priced afresh each time, with the contracts in force. */
    record Forecast(PricingFacts facts, List<VoidedLine> voided) implements StatementContents {

        @Override
        public PricedStatement priced() {
            return Pricing.price(facts);
        }

        @Override
        public Figures figures() {
            return priced().figures();
        }

        /** Priced once for both. */
        @Override
        public StatementTotals totals() {
            Totals sums = priced().totals(voided.size());
            return new StatementTotals(sums.figures(), sums);
        }

        @Override
        public boolean vatRegistered() {
            return facts.vatRegistered();
        }
    }

    /** Of a closed one: amounts as they were fixed, figures as the journal sums them. */
    record Fixed(PricedStatement priced, Figures figures, List<VoidedLine> voided, boolean vatRegistered)
            implements StatementContents {
    }

    /** Reads the contents of statements. */
    interface Reader {

        /** Line by line. */
        Mono<StatementContents> of(Statement statement);

        /** The sums alone, for whoever needs no lines: of a hundred thousand of them there are only a few. */
        default Mono<StatementTotals> totals(Statement statement) {
            return of(statement).map(StatementContents::totals);
        }
    }
}
