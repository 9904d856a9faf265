package milepost.applications.inmemory;

import java.util.List;
import java.util.UUID;
import milepost.applications.application.ShownPartners;
import milepost.applications.domain.ShownPartner;
import milepost.applications.domain.catalogue.LeadProviderId;
import reactor.core.publisher.Mono;

/** What providers see of their delivery partners. */
final class MemoryShownPartners implements ShownPartners {

    private final Tables tables;

    MemoryShownPartners(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Mono<ShownPartner> find(LeadProviderId provider, UUID partner) {
        return Mono.fromSupplier(() -> tables.partners.get(List.of(provider.value(), partner)));
    }

    @Override
    public Mono<List<ShownPartner>> of(LeadProviderId provider) {
        return Mono.fromSupplier(() -> tables.partners.where(it -> it.leadProvider().equals(provider)).toList());
    }

    @Override
    public Mono<Void> save(ShownPartner partner) {
        return Mono.fromRunnable(() -> tables.partners.put(List.of(partner.leadProvider().value(), partner.id()), partner));
    }
}
