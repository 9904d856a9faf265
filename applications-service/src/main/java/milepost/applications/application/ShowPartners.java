package milepost.applications.application;

import java.time.Instant;
import milepost.applications.domain.ShownPartner;
import milepost.applications.domain.catalogue.CatalogueEntry;
import milepost.applications.domain.catalogue.Cohort;
import milepost.applications.domain.catalogue.Course;
import milepost.applications.domain.catalogue.DeliveryPartner;
import milepost.applications.domain.catalogue.EntryKey;
import milepost.applications.domain.catalogue.LeadProvider;
import milepost.applications.domain.catalogue.Offer;
import milepost.applications.domain.catalogue.Partnership;
import milepost.applications.domain.catalogue.Schedule;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps what providers see of their delivery partners in step with the catalogue; runs while the catalogue is locked. */
public final class ShowPartners {

    private final Catalogue catalogue;
    private final ShownPartners shown;

    public ShowPartners(Catalogue catalogue, ShownPartners shown) {
        this.catalogue = catalogue;
        this.shown = shown;
    }

    /** After this entry was stored. */
    Mono<Void> follow(CatalogueEntry changed, Instant now) {
        return switch (changed) {
            case Partnership partnership -> catalogue.find(EntryKey.deliveryPartner(partnership.deliveryPartner()))
                    .flatMap(stored -> show((DeliveryPartner) stored.entry(), partnership, now));
            case DeliveryPartner partner -> partnerships(partner).concatMap(partnership -> show(partner, partnership, now)).then();
            case LeadProvider _, Course _, Cohort _, Schedule _, Offer _ -> Mono.empty();
        };
    }

    private Flux<Partnership> partnerships(DeliveryPartner partner) {
        return catalogue.under("partnership/").map(stored -> (Partnership) stored.entry())
                .filter(partnership -> partnership.deliveryPartner().equals(partner.id()));
    }

    private Mono<Void> show(DeliveryPartner partner, Partnership partnership, Instant now) {
        ShownPartner is = ShownPartner.of(partner, partnership, now);
        return shown.find(partnership.leadProvider(), partner.id()).map(is::after).defaultIfEmpty(is).flatMap(shown::save);
    }
}
