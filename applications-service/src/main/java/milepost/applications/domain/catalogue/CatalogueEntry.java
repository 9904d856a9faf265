package milepost.applications.domain.catalogue;

import java.util.List;

/** One aggregate of the catalogue, published under its key whenever it changes. */
public sealed interface CatalogueEntry
        permits LeadProvider, Course, Cohort, Schedule, DeliveryPartner, Partnership, Offer {

    EntryKey key();

    /** What must be in the catalogue before this entry can be. */
    default List<EntryKey> references() {
        return List.of();
    }

    /** True for an entry that was taken out of the catalogue and is kept only to say so. */
    default boolean deleted() {
        return false;
    }
}
