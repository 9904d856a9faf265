package milepost.applications.application;

import java.util.List;
import java.util.UUID;
import milepost.applications.domain.ShownPartner;
import milepost.applications.domain.catalogue.LeadProviderId;
import reactor.core.publisher.Mono;

/** What lead providers see of the delivery partners they work, or worked, with. */
public interface ShownPartners {

    Mono<ShownPartner> find(LeadProviderId provider, UUID partner);

    /** Those of one provider, in the order of their ids, those it does not see any more included. */
    Mono<List<ShownPartner>> of(LeadProviderId provider);

    Mono<Void> save(ShownPartner partner);
}
