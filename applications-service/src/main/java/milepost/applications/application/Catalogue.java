package milepost.applications.application;

import java.time.Instant;
import java.util.Collection;
import milepost.applications.domain.catalogue.CatalogueEntry;
import milepost.applications.domain.catalogue.EntryKey;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Everything that is on offer, by key. */
public interface Catalogue {

    /** The entry, unless it was never there or was taken out. */
    default Mono<Stored> find(EntryKey key) {
        return latest(key).filter(stored -> !stored.entry().deleted());
    }

    /** The entry's last state, a removed one's included. */
    Mono<Stored> latest(EntryKey key);

    /** Those of these entries that are there, removed ones included. */
    Flux<Stored> all(Collection<EntryKey> keys);

    /** The entries whose key starts like this, in the order of their keys, removed ones included. */
    Flux<Stored> under(String prefix);

    /** Keeps these entries from being changed until the transaction ends, and gives those that are there, removed ones included. */
    Flux<Stored> hold(Collection<EntryKey> keys);

    /** Lets one transaction after the other decide by this entry, which the caller already holds. */
    Mono<Void> oneAfterTheOther(EntryKey key);

    /**
     * The entries of one kind after a key, in the order of their keys, removed ones included; keeps them from being changed until
     * the transaction ends.
     */
    Flux<Stored> after(String kind, String key, int limit);

    /** Lets one transaction after the other write; gives the database's time. */
    Mono<Instant> lock();

    Mono<Void> save(Stored entry);

    /**
     * An entry as stored.
     *
     * @param recordedAt when this version was stored, by the database's clock
     */
    record Stored(CatalogueEntry entry, long version, Instant recordedAt) {
    }
}
