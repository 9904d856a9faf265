package milepost.participants.inmemory;

import java.util.Collection;
import java.util.Objects;
import java.util.stream.Stream;
import milepost.participants.application.Catalogue;
import milepost.participants.domain.catalogue.CatalogueEntry;
import milepost.participants.domain.catalogue.EntryKey;
import milepost.participants.domain.catalogue.Excerpt;
import milepost.participants.inmemory.Tables.EntryRow;
import reactor.core.publisher.Mono;

/** The copies of the catalogue. */
final class MemoryCatalogue implements Catalogue {

    private final Tables tables;

    MemoryCatalogue(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Mono<Boolean> keep(CatalogueEntry entry, long version) {
        return Mono.fromSupplier(() -> {
            var kept = tables.catalogue.get(entry.key().value());
            if (kept != null && kept.version() > version) {
                return false;
            }
            tables.catalogue.put(entry.key().value(), new EntryRow(entry, version));
            return true;
        });
    }

    @Override
    public Mono<Excerpt> find(Collection<EntryKey> keys) {
        return Mono.fromSupplier(() -> Excerpt.of(keys.stream().distinct()
                .flatMap(key -> Stream.ofNullable(tables.catalogue.get(key.value())))
                .map(EntryRow::entry).map(Objects::requireNonNull).toList()));
    }
}
