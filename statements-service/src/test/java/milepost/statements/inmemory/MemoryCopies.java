package milepost.statements.inmemory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.ToLongFunction;
import milepost.platform.simulation.MemoryTable;
import milepost.statements.application.CatalogueCopies;
import milepost.statements.application.DeclarationCopies;
import milepost.statements.application.DeclarationCopies.Copy;
import milepost.statements.domain.pricing.ecf.CohortRules;
import milepost.statements.inmemory.CatalogueRows.CohortRow;
import milepost.statements.inmemory.CatalogueRows.CourseRow;
import milepost.statements.inmemory.CatalogueRows.ProviderRow;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Copies of other services' aggregates; a lower version than the stored one changes nothing. */
final class MemoryCopies implements DeclarationCopies, CatalogueCopies {

    private final Tables tables;

    MemoryCopies(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Flux<UUID> fold(List<Copy> copies) {
        return Flux.defer(() -> Flux.fromIterable(copies.stream().filter(this::stored).map(Copy::id).toList()));
    }

    private boolean stored(Copy copy) {
        DeclarationRow known = tables.declarations.get(copy.id());
        if (known != null && known.copy().version() > copy.version()) {
            return false;
        }
        Instant now = tables.database.now();
        tables.declarations.put(copy.id(), known == null ? DeclarationRow.first(copy, now) : known.told(copy, now));
        return true;
    }

    @Override
    public Mono<Boolean> provider(UUID id, String name, boolean vatRegistered, boolean invoicing, long version) {
        return stored(tables.providers, id, new ProviderRow(id, name, vatRegistered, invoicing, version), ProviderRow::sourceVersion);
    }

    @Override
    public Mono<Boolean> course(String identifier, String group, long version) {
        return stored(tables.courses, identifier, new CourseRow(identifier, group, version), CourseRow::sourceVersion);
    }

    @Override
    public Mono<Boolean> cohort(String identifier, int startYear, CohortRules rules, long version) {
        return stored(tables.cohorts, identifier, new CohortRow(identifier, startYear, rules, version), CohortRow::sourceVersion);
    }

    private static <K, V> Mono<Boolean> stored(MemoryTable<K, V> table, K key, V row, ToLongFunction<V> version) {
        return Mono.fromSupplier(() -> {
            V known = table.get(key);
            if (known != null && version.applyAsLong(known) > version.applyAsLong(row)) {
                return false;
            }
            table.put(key, row);
            return true;
        });
    }
}
