package milepost.statements.domain.pricing.ecf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import milepost.statements.domain.DeclarationType;
import milepost.statements.domain.pricing.Band;
import milepost.statements.domain.pricing.ContractKind;
import milepost.statements.domain.pricing.Earnings;
import milepost.statements.domain.pricing.Money;

/** What counted declarations earn: equal prices, already rounded, times their number. */
final class EcfSums {

    private final EcfFacts facts;
    private final Optional<Places> places;
    private final List<Earnings> sums = new ArrayList<>();

    EcfSums(EcfFacts facts, Optional<Places> places) {
        this.facts = facts;
        this.places = places;
    }

    List<Earnings> of(List<EcfClaims> claims, int upliftedStarts) {
        for (DeclarationType type : DeclarationType.values()) {
            banded(type, lines(claims, type, true));
            flat(type, lines(claims, type, false));
        }
        facts.banded().filter(_ -> facts.rules().uplifts()).ifPresent(contract -> sums.add(new Earnings(Optional.of(ContractKind.ECF),
                Optional.empty(), DeclarationType.STARTED, Optional.empty(), 0, 0, Money.ZERO, Money.ZERO,
                contract.terms().uplift().times(upliftedStarts))));
        return sums;
    }

    private int lines(List<EcfClaims> claims, DeclarationType type, boolean banded) {
        return claims.stream().filter(each -> each.type() == type && facts.areBanded(each.ofMentors()) == banded).mapToInt(EcfClaims::lines).sum();
    }

    private void banded(DeclarationType type, int lines) {
        Map<Band, Integer> taken = places.map(all -> all.take(type, lines)).orElse(Map.of());
        facts.banded().ifPresent(contract -> taken.forEach((band, here) -> add(ContractKind.ECF, type, Optional.of(band.name()), here, here,
                contract.terms().fee(band, type))));
        int unpaid = lines - taken.values().stream().mapToInt(Integer::intValue).sum();
        if (facts.banded().isPresent()) {
            add(ContractKind.ECF, type, Optional.empty(), 0, unpaid, Money.ZERO);
        } else {
            nobodyPays(type, unpaid);
        }
    }

    private void flat(DeclarationType type, int lines) {
        Optional<Money> fee = facts.mentors().flatMap(contract -> contract.terms().fee(type));
        fee.ifPresentOrElse(each -> add(ContractKind.ECF_MENTOR, type, Optional.empty(), lines, lines, each), () -> nobodyPays(type, lines));
    }

    private void add(ContractKind kind, DeclarationType type, Optional<String> band, int counted, int lines, Money price) {
        if (lines > 0) {
            sums.add(new Earnings(Optional.of(kind), Optional.empty(), type, band, counted, lines, price.times(counted), Money.ZERO, Money.ZERO));
        }
    }

    private void nobodyPays(DeclarationType type, int lines) {
        if (lines > 0) {
            sums.add(new Earnings(Optional.empty(), Optional.empty(), type, Optional.empty(), 0, lines, Money.ZERO, Money.ZERO, Money.ZERO));
        }
    }
}
