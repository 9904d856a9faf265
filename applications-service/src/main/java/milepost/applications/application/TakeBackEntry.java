package milepost.applications.application;

import java.util.List;
import java.util.Optional;
import milepost.applications.domain.catalogue.CatalogueEntry;
import reactor.core.publisher.Mono;

/**
 * After a restore from an older copy: takes over what had been published of an entry of the catalogue and its row no longer knows. Runs
 * in a transaction that the caller opened.
 */
public final class TakeBackEntry {

    private final Catalogue catalogue;
    private final ShowPartners partners;
    private final Publishing publishing;
    private final Versioning versions;

    public TakeBackEntry(Catalogue catalogue, ShowPartners partners, Publishing publishing, Versioning versions) {
        this.catalogue = catalogue;
        this.partners = partners;
        this.publishing = publishing;
        this.versions = versions;
    }

    /** @return false where the row is not older */
    public Mono<Boolean> takeBack(CatalogueEntry told, long version) {
        return catalogue.lock().flatMap(now -> catalogue.latest(told.key()).map(Optional::of).defaultIfEmpty(Optional.empty())
                .flatMap(known -> {
                    if (known.filter(stored -> stored.version() >= version).isPresent()) {
                        return Mono.just(false);
                    }
                    var stored = new Catalogue.Stored(told, versions.next(version), now);
                    return catalogue.save(stored).then(Mono.defer(() -> partners.follow(told, now)))
                            .then(Mono.defer(() -> publishing.entries(List.of(stored)))).thenReturn(true);
                }));
    }
}
