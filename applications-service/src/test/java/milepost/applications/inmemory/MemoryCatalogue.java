package milepost.applications.inmemory;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import milepost.applications.application.Catalogue;
import milepost.applications.domain.catalogue.EntryKey;
import milepost.platform.simulation.MemoryDatabase;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The catalogue. */
final class MemoryCatalogue implements Catalogue {

    private final MemoryDatabase database;
    private final Tables tables;

    MemoryCatalogue(MemoryDatabase database, Tables tables) {
        this.database = database;
        this.tables = tables;
    }

    @Override
    public Mono<Stored> latest(EntryKey key) {
        return Mono.fromSupplier(() -> tables.catalogue.get(key.value()));
    }

    @Override
    public Flux<Stored> all(Collection<EntryKey> keys) {
        return Flux.defer(() -> Flux.fromIterable(keys.stream().map(EntryKey::value).distinct().sorted()
                .map(tables.catalogue::get).filter(Objects::nonNull).toList()));
    }

    @Override
    public Flux<Stored> under(String prefix) {
        return Flux.defer(() -> Flux.fromIterable(tables.catalogue.where(stored -> stored.entry().key().value().startsWith(prefix)).toList()));
    }

    @Override
    public Flux<Stored> hold(Collection<EntryKey> keys) {
        return all(keys);
    }

    @Override
    public Mono<Void> oneAfterTheOther(EntryKey key) {
        return Mono.empty();
    }

    @Override
    public Flux<Stored> after(String kind, String key, int limit) {
        return Flux.defer(() -> {
            List<Stored> found = tables.catalogue.after(key).values().stream()
                    .filter(stored -> stored.entry().key().kind().equals(kind)).limit(limit).toList();
            return Flux.fromIterable(found);
        });
    }

    @Override
    public Mono<Instant> lock() {
        return Mono.fromSupplier(database::now);
    }

    @Override
    public Mono<Void> save(Stored entry) {
        return Mono.fromRunnable(() -> tables.catalogue.put(entry.entry().key().value(), entry));
    }
}
