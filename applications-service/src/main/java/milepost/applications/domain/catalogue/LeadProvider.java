package milepost.applications.domain.catalogue;

/** An organisation that trains people under a contract with DfE. */
public record LeadProvider(LeadProviderId id, String name, boolean vatRegistered, boolean invoicing) implements CatalogueEntry {

    @Override
    public EntryKey key() {
        return EntryKey.of(id);
    }
}
