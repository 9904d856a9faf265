package milepost.applications.domain.catalogue;

import java.util.UUID;

/** An organisation that delivers training for lead providers. */
public record DeliveryPartner(UUID id, String name) implements CatalogueEntry {

    @Override
    public EntryKey key() {
        return EntryKey.deliveryPartner(id);
    }
}
