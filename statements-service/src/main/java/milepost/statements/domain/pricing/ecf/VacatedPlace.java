package milepost.statements.domain.pricing.ecf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import milepost.statements.domain.DeclarationType;
import milepost.statements.domain.pricing.Band;
import milepost.statements.domain.pricing.BandPlaces;
import milepost.statements.domain.pricing.CohortContract;
import milepost.statements.domain.pricing.EcfTerms;
import milepost.statements.domain.pricing.Figures;
import milepost.statements.domain.pricing.FixedPrice;
import milepost.statements.domain.pricing.Money;

/**
 * What {@link ClosedStatement} says of a statement that one line has left, told by a few lines of it. All places are worth the same but where
 * one band ends and the next begins, so of each later band only the first line is worth something else now, and the first above the last band.
 *
 * @param contract   as it was frozen
 * @param gone       the line that left its place, as it was fixed
 * @param places     what the statement had done to the places of that type, the line's own among them
 * @param firsts     the first line of that type in each later band
 * @param firstAbove the first of that type above the last band, flagged where it would earn an uplift today
 * @param refunds    of that type
 */
public record VacatedPlace(CohortContract<EcfTerms> contract, EcfPayment gone, BandPlaces places, List<EcfPayment> firsts, Optional<Declared> firstAbove,
        List<ClosedStatement.Refund> refunds) {

    /** Whether an uplift is earned was decided line by line, and where mentors are in bands their cohort did not fund them. */
    private static final CohortRules AS_FIXED = new CohortRules(true, false);

    public VacatedPlace {
        firsts = List.copyOf(firsts);
        refunds = List.copyOf(refunds);
    }

    /**
     * The statement without the line.
     *
     * @param changed what lines that stay are worth now, where they have another place
     * @param places  what the statement does to the places of the type
     * @param change  what the figures lack or gain, but for VAT
     */
    public record Filled(List<FixedPrice> changed, BandPlaces places, Figures change) {
    }

    public Filled filled() {
        List<EcfPayment> movedUp = movedUp();
        boolean lastBandHasRoom = movedUp.size() == later().size();
        PricedEcfStatement end = end(lastBandHasRoom ? firstAbove : Optional.empty());
        List<EcfPayment> moved = Stream.concat(movedUp.stream(), end.payments().stream()).toList();
        List<EcfRefund> elsewhere = end.refunds().stream().filter(refund -> refunds.stream().map(ClosedStatement.Refund::price).noneMatch(refund::equals)).toList();
        Money output = Money.sum(end.payments().stream().map(payment -> payment.rate().amount())).minus(worth(free(movedUp)));
        Money uplift = Money.sum(end.payments().stream().map(EcfPayment::uplift)).minus(gone.uplift());
        Money clawbacks = EcfRefund.together(refunds.stream().map(ClosedStatement.Refund::price).toList()).amount()
                .minus(EcfRefund.together(end.refunds()).amount());
        return new Filled(new PricedEcfStatement(Fill.NONE, moved, elsewhere, List.of(), List.of(), Money.ZERO).prices(),
                new BandPlaces(type(), places.before(), places.paid() - 1 + end.payments().size(), places.givenBack()),
                new Figures(output, Money.ZERO, uplift, Money.ZERO, clawbacks, Money.ZERO, Money.ZERO));
    }

    /** The first of each band takes the place that is free in the band before, up to a band that has nobody. */
    private List<EcfPayment> movedUp() {
        Map<String, EcfPayment> first = firsts.stream().collect(Collectors.toMap(VacatedPlace::band, Function.identity()));
        List<EcfPayment> moved = new ArrayList<>();
        for (Band band : later()) {
            EcfPayment next = first.get(band.name());
            if (next == null) {
                break;
            }
            String free = free(moved);
            moved.add(new EcfPayment(next.member(), new Rate.InBand(contract, free, worth(free)), next.uplift()));
        }
        return moved;
    }

    /** The band with a place to give once these have moved. */
    private String free(List<EcfPayment> moved) {
        return moved.isEmpty() ? band(gone) : later().get(moved.size() - 1).name();
    }

    /** The highest places: somebody may come down from above, and refunds give back. */
    private PricedEcfStatement end(Optional<Declared> fromAbove) {
        return EcfPricing.price(new EcfFacts(Optional.of(contract), Optional.empty(), AS_FIXED, false, fromAbove.stream().toList(),
                        refunds.stream().map(ClosedStatement.Refund::owed).toList(), List.of()),
                Fill.NONE.after(new BandPlaces(type(), 0, places.before() + places.paid() - 1, 0)));
    }

    private List<Band> later() {
        return contract.terms().bandsAfter(band(gone));
    }

    private Money worth(String band) {
        return contract.terms().fee(band, type());
    }

    private static String band(EcfPayment payment) {
        return payment.rate().inBand().orElseThrow();
    }

    private DeclarationType type() {
        return gone.member().type();
    }
}
