package milepost.applications.domain.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** In which cohorts a delivery partner works for a lead provider. */
public record Partnership(LeadProviderId leadProvider, UUID deliveryPartner, List<CohortIdentifier> cohorts) implements CatalogueEntry {

    public Partnership {
        cohorts = cohorts.stream().distinct().sorted(Comparator.comparing(CohortIdentifier::toString)).toList();
    }

    @Override
    public EntryKey key() {
        return EntryKey.of(leadProvider, deliveryPartner);
    }

    @Override
    public List<EntryKey> references() {
        var keys = new ArrayList<>(List.of(EntryKey.of(leadProvider), EntryKey.deliveryPartner(deliveryPartner)));
        cohorts.forEach(cohort -> keys.add(EntryKey.of(cohort)));
        return List.copyOf(keys);
    }
}
