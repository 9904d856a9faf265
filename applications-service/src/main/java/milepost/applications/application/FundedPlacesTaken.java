package milepost.applications.application;

import java.util.List;
import milepost.applications.domain.Application;
import milepost.applications.domain.FundingCap;
import milepost.applications.domain.catalogue.EntryKey;
import milepost.applications.domain.catalogue.Offer;
import reactor.core.publisher.Mono;

/** How many funded places there are and how many are taken, asked by one transaction after the other. */
public final class FundedPlacesTaken {

    /** For whoever wants no place. */
    static final FundingCap NONE = new FundingCap(null, 0);

    private final Applications applications;
    private final Catalogue catalogue;

    public FundedPlacesTaken(Applications applications, Catalogue catalogue) {
        this.applications = applications;
        this.catalogue = catalogue;
    }

    /** Where there is a cap, one that wants a place waits for the other, so that two people cannot take the last one together. */
    Mono<FundingCap> cap(Application wanting) {
        EntryKey offer = EntryKey.of(wanting.cohort(), wanting.course(), wanting.leadProvider());
        return catalogue.hold(List.of(offer))
                .filter(stored -> !stored.entry().deleted())
                .mapNotNull(stored -> ((Offer) stored.entry()).fundingCap())
                .next()
                .flatMap(places -> catalogue.oneAfterTheOther(offer)
                        .then(Mono.defer(() -> applications.fundedPlaces(wanting.cohort(), wanting.course(), wanting.leadProvider())))
                        .map(taken -> new FundingCap(places, taken)))
                .defaultIfEmpty(NONE);
    }
}
