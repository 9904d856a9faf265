package milepost.statements.application;

import java.util.List;
import milepost.statements.domain.LineId;
import milepost.statements.domain.pricing.BandPlaces;
import milepost.statements.domain.pricing.Figures;
import milepost.statements.domain.pricing.FixedPrice;
import milepost.statements.domain.pricing.Priced;
import milepost.statements.domain.pricing.PricedStatement;
import milepost.statements.domain.pricing.Pricing;
import milepost.statements.domain.pricing.PricingFacts;
import milepost.statements.domain.pricing.Totals;
import milepost.statements.domain.pricing.VoidedLine;
import milepost.statements.domain.pricing.ecf.EcfFacts;
import milepost.statements.domain.pricing.ecf.EcfPricing;
import milepost.statements.domain.pricing.ecf.Fill;
import milepost.statements.domain.statement.Statement;
import reactor.core.publisher.Mono;

/** Everything that stands on a statement. */
public sealed interface StatementContents {

    Priced priced();

    Figures figures();

    List<VoidedLine> voided();

    /** Added up, without its lines. */
    StatementTotals totals();

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

        @Override
        public StatementTotals totals() {
            return forecast(priced(), voided);
        }

        @Override
        public boolean vatRegistered() {
            return facts.vatRegistered();
        }
    }

    /**
     * The same of an ECF statement.
     *
     * @param before what earlier statements of the provider and cohort have left of the bands
     */
    record EcfForecast(EcfFacts facts, Fill before, List<VoidedLine> voided) implements StatementContents {

        @Override
        public Priced priced() {
            return EcfPricing.price(facts, before);
        }

        @Override
        public Figures figures() {
            return priced().figures();
        }

        @Override
        public StatementTotals totals() {
            return forecast(priced(), voided);
        }

        @Override
        public boolean vatRegistered() {
            return facts.vatRegistered();
        }
    }

    /** Of a closed one: amounts as they were fixed, figures as the journal sums them. */
    record Fixed(Priced priced, Figures figures, List<VoidedLine> voided, boolean vatRegistered) implements StatementContents {

        @Override
        public StatementTotals totals() {
            return new StatementTotals(figures, priced.totals(VoidedLine.ofVoided(voided)));
        }
    }

    /** Priced once for both. */
    private static StatementTotals forecast(Priced priced, List<VoidedLine> voided) {
        Totals sums = priced.totals(VoidedLine.ofVoided(voided));
        return new StatementTotals(sums.figures(), sums);
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

    /** Prices a closed ECF statement again, with what it froze and for the lines it has left: whoever leaves makes room in the bands. */
    interface Again {

        /** Line by line. */
        Mono<Repriced> price(Statement closed);

        /** The same where one line has just left, for which a few lines have to be looked at; under the journal's lock. */
        Mono<Repriced> without(Statement closed, LineId gone);
    }

    /**
     * A closed statement without the lines that left it.
     *
     * @param figures what it comes to, but for VAT
     * @param places  what it does to the places of bands
     * @param changed the lines that are worth something else now, or have another place
     */
    record Repriced(Figures figures, List<BandPlaces> places, List<FixedPrice> changed) {

        public Repriced {
            places = List.copyOf(places);
            changed = List.copyOf(changed);
        }

        public static Repriced of(Priced left, List<FixedPrice> changed) {
            return new Repriced(left.figures(), left.places(), changed);
        }
    }
}
