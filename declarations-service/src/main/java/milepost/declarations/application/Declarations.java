package milepost.declarations.application;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.declarations.domain.Declaration;
import milepost.declarations.domain.DeclarationId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The declarations this service owns. */
public interface Declarations {

    /**
     * A declaration with everything around it.
     *
     * @param mayHaveTwins whether its person has or had other ids, or in this role another record: for nobody else anything can be declared twice
     */
    record Loaded(Kept kept, Around around, boolean mayHaveTwins) {
    }

    /** Locks the declarations concerned, in the order of their ids, until the transaction ends. */
    Mono<List<DeclarationId>> lock(Affected affected);

    /** Reads locked declarations, in the order of their ids. */
    Flux<Loaded> load(Collection<DeclarationId> ids);

    /** Those that have to be looked at by now though nobody says anything, the longest overdue first. */
    Flux<DeclarationId> turning(int limit);

    /** Writes everything there is to write for different declarations. */
    Mono<Void> store(List<Entry> entries);

    /** The same for one. */
    default Mono<Void> store(Entry entry) {
        return store(List.of(entry));
    }

    /** No other declaration of this training and type holds its slot any more; the others' own newest states say so, too. */
    Mono<Void> clearSlotFor(Declaration declaration);

    /** The versions of those that are there. */
    Mono<Map<DeclarationId, Long>> versions(Collection<DeclarationId> ids);

    /** At most so many of those that rest on anything folded since then, in no order, some perhaps twice. */
    Flux<DeclarationId> restingOnWhatWasFoldedSince(Instant since, int most);

    /** The id with which a stretch of this length ends; empty where fewer are left. */
    Mono<UUID> endOfStretch(@Nullable UUID after, int length);
}
