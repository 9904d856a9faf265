package milepost.statements.domain.pricing.ecf;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import milepost.statements.domain.DeclarationType;
import milepost.statements.domain.pricing.Band;
import milepost.statements.domain.pricing.CohortContract;
import milepost.statements.domain.pricing.Earnings;
import milepost.statements.domain.pricing.EcfTerms;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.pricing.Pricing;
import milepost.statements.domain.pricing.Totals;

/** Prices an ECF statement: bands for volume, a flat rate for mentors, uplifts, and refunds of all three (facts/ecf 4; decisions E1, E2, E5a, E7). */
public final class EcfPricing {

    private final EcfFacts facts;
    private final Fill before;
    private final Optional<Places> places;

    private EcfPricing(EcfFacts facts, Fill before) {
        this.facts = facts;
        this.before = before;
        this.places = facts.banded().map(contract -> new Places(contract.terms(), before));
    }

    /** @param before what earlier statements of the provider and cohort have left of the bands; earlier is whose payment date is earlier */
    public static PricedEcfStatement price(EcfFacts facts, Fill before) {
        return new EcfPricing(facts, before).price();
    }

    /**
     * The same sums as {@link #price} for declarations that are counted instead of listed; {@code facts} list none.
     *
     * @param upliftedStarts how many flagged starts are among those that find a place
     */
    public static Totals totals(EcfFacts facts, List<EcfClaims> claims, int upliftedStarts, Fill before, int voided) {
        EcfPricing pricing = new EcfPricing(facts, before);
        List<Earnings> earnings = new EcfSums(facts, pricing.places).of(claims, upliftedStarts);
        return Totals.of(earnings, EcfRefund.together(pricing.refunds()), voided, Pricing.fees(facts.contracts()), facts.adjustments(),
                facts.vatRegistered());
    }

    /** How many flagged starts find a place; empty where there is none for all starts and only their order can tell. */
    public static Optional<Integer> upliftedStarts(EcfFacts facts, List<EcfClaims> claims, Fill before) {
        List<EcfClaims> starts = claims.stream()
                .filter(each -> each.type() == DeclarationType.STARTED && facts.areBanded(each.ofMentors())).toList();
        int flagged = starts.stream().mapToInt(EcfClaims::flagged).sum();
        int left = placesLeft(facts, DeclarationType.STARTED, before);
        if (flagged == 0 || left == 0 || !facts.rules().uplifts()) {
            return Optional.of(0);
        }
        return starts.stream().mapToInt(EcfClaims::lines).sum() <= left ? Optional.of(flagged) : Optional.empty();
    }

    /** How many declarations of the type still find a place. */
    public static int placesLeft(EcfFacts facts, DeclarationType type, Fill before) {
        return new EcfPricing(facts, before).places.map(all -> all.left(type)).orElse(0);
    }

    /** All declarations before any refund: a place that this statement frees is free from the next statement on. */
    private PricedEcfStatement price() {
        List<EcfPayment> payments = facts.declared().stream()
                .sorted(Comparator.comparing(Declared::member, Pricing.FIRST_ATTACHED))
                .map(this::payment)
                .toList();
        return PricedEcfStatement.of(before, payments, refunds(), Pricing.fees(facts.contracts()), facts.adjustments(), facts.vatRegistered());
    }

    private List<EcfRefund> refunds() {
        return facts.owed().stream()
                .sorted(Comparator.comparing(Owed::member, Pricing.FIRST_ATTACHED))
                .map(this::refund)
                .toList();
    }

    private EcfPayment payment(Declared declared) {
        DeclarationType type = declared.member().type();
        Rate rate = facts.areBanded(declared.isOfMentor()) ? banded(type) : flat(type);
        return new EcfPayment(declared.member(), rate, uplift(declared, rate));
    }

    private Rate flat(DeclarationType type) {
        return facts.mentors().flatMap(contract -> contract.terms().fee(type)).<Rate>map(Rate.Flat::new).orElseGet(Rate.NotAgreed::new);
    }

    private Rate banded(DeclarationType type) {
        if (facts.banded().isEmpty()) {
            return new Rate.NotAgreed();
        }
        CohortContract<EcfTerms> contract = facts.banded().get();
        return places.flatMap(all -> all.take(type))
                .<Rate>map(band -> new Rate.InBand(contract, band.name(), contract.terms().fee(band, type)))
                .orElseGet(Rate.AboveTheLastBand::new);
    }

    /** Decision E5a: once for each flagged start that a band pays, teacher or mentor. */
    private Money uplift(Declared declared, Rate rate) {
        return rate instanceof Rate.InBand(var contract, _, _) && facts.rules().uplifts() && declared.upliftFlagged()
                && declared.member().type() == DeclarationType.STARTED
                ? contract.terms().uplift()
                : Money.ZERO;
    }

    /** Decision E2: bands price volume, so the place is the highest taken one; everything else is worth what was paid. */
    private EcfRefund refund(Owed owed) {
        Rate rate = switch (owed.paid()) {
            case Rate.InBand paid -> givenBack(paid, owed.member().type());
            case Rate.AboveTheLastBand _, Rate.Flat _, Rate.NotAgreed _ -> owed.paid();
        };
        return new EcfRefund(owed.member(), rate, owed.uplift());
    }

    /** The price is the paying version's; where no place is taken any more, it is the place that was paid. */
    private Rate givenBack(Rate.InBand paid, DeclarationType type) {
        return places.flatMap(all -> all.giveBack(type))
                .map(Band::name)
                .map(band -> new Rate.InBand(paid.contract(), band, paid.contract().terms().fee(band, type)))
                .orElse(paid);
    }
}
