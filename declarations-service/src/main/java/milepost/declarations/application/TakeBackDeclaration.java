package milepost.declarations.application;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import milepost.declarations.application.Publishing.Published;
import milepost.declarations.domain.Causes;
import milepost.declarations.domain.Declaration;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.Transition;
import reactor.core.publisher.Mono;

/**
 * After a restore from an older copy: takes over what had been published of a declaration and the row no longer knows. Nothing is decided
 * here, because what others say may be as old as the copy; the declaration counts as not brought in line with anything, so the sweep
 * that follows looks at it.
 */
public final class TakeBackDeclaration {

    private final Transactions transactions;
    private final Declarations declarations;
    private final Bookkeeping bookkeeping;

    public TakeBackDeclaration(Transactions transactions, Declarations declarations, Bookkeeping bookkeeping) {
        this.transactions = transactions;
        this.declarations = declarations;
        this.bookkeeping = bookkeeping;
    }

    /** @return false where the row is not older */
    public Mono<Boolean> takeBack(Published told) {
        DeclarationId id = told.declaration().id();
        return transactions.run(find(id).flatMap(known -> known.map(Declarations.Loaded::kept)
                .filter(kept -> kept.version() >= told.version()).isPresent() ? Mono.just(false) : takeBack(told, known)));
    }

    private Mono<Boolean> takeBack(Published told, Optional<Declarations.Loaded> known) {
        Declaration declaration = told.declaration();
        return Mono.defer(() -> declaration.holdsSlot() ? declarations.clearSlotFor(declaration) : Mono.empty())
                .then(known.map(Mono::just).orElseGet(() -> Mono.defer(() -> putBack(told))))
                .flatMap(loaded -> bookkeeping.takeBack(told, known.map(it -> it.kept().declaration().outcome()).orElse(null), loaded))
                .thenReturn(true);
    }

    private Mono<Optional<Declarations.Loaded>> find(DeclarationId id) {
        return declarations.lock(Affected.one(id)).flatMap(ids -> ids.isEmpty() ? Mono.just(Optional.empty())
                : declarations.load(ids).next().map(Optional::of));
    }

    /** What is around a declaration is read by its row, so the row comes first. */
    private Mono<Declarations.Loaded> putBack(Published told) {
        Entry bare = new Entry(told.declaration(), told.version(), Seen.NOTHING, told.createdAt(), told.updatedAt(), false, List.of(), null,
                List.of(), Set.of(), Set.of(), null, told.updatedAt());
        return declarations.store(bare).then(Mono.defer(() -> declarations.load(List.of(told.declaration().id())).single()));
    }

    /** The one entry of its history that says where it came from; the entries before it went with the database. */
    static Transition step(Declaration declaration) {
        return new Transition(declaration.state(), Transition.Actor.SYSTEM, Causes.TAKEN_BACK, declaration.effectiveAt());
    }
}
