package milepost.participants.application;

import java.util.Collection;
import milepost.participants.domain.catalogue.CatalogueEntry;
import milepost.participants.domain.catalogue.EntryKey;
import milepost.participants.domain.catalogue.Excerpt;
import reactor.core.publisher.Mono;

/** Our copies of the catalogue that applications-service owns. */
public interface Catalogue {

    /** Keeps the copy unless a newer one is kept already; tells which. */
    Mono<Boolean> keep(CatalogueEntry entry, long version);

    /** What is kept under these keys. */
    Mono<Excerpt> find(Collection<EntryKey> keys);
}
