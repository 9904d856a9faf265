package milepost.declarations.application;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import milepost.declarations.domain.Convergence;
import milepost.declarations.domain.DeclarationId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Makes declarations what they should be after something changed elsewhere: the one way in for projections and sweeps. */
public final class ConvergeDeclarations {

    private final Transactions transactions;
    private final Declarations declarations;
    private final Bookkeeping bookkeeping;

    public ConvergeDeclarations(Transactions transactions, Declarations declarations, Bookkeeping bookkeeping) {
        this.transactions = transactions;
        this.declarations = declarations;
        this.bookkeeping = bookkeeping;
    }

    /** A stretch of a sweep: how many were not as they should be, and where the next stretch starts (null at the end). */
    public record Swept(int repaired, @Nullable UUID next) {
    }

    /** Answers how many declarations changed. */
    public Mono<Integer> converge(Affected affected) {
        return transactions.run(declarations.lock(affected).flatMap(this::convergeLocked));
    }

    /** Whether there are any; those there are stay locked. */
    public Mono<Boolean> areThere(Affected affected) {
        return declarations.lock(affected).map(ids -> !ids.isEmpty());
    }

    /** Looks at a stretch of all declarations for those that lag behind what others say. */
    public Mono<Swept> catchUp(@Nullable UUID after, int length) {
        return transactions.run(declarations.endOfStretch(after, length).map(Optional::of).defaultIfEmpty(Optional.empty())
                .flatMap(last -> declarations.lock(new Affected.Lagging(after, last.orElse(null))).flatMap(this::convergeLocked)
                        .map(repaired -> new Swept(repaired, last.orElse(null)))));
    }

    /** Renders documents of a shape before this one again. */
    public Mono<Swept> reshape(int shape, @Nullable UUID after, int length) {
        return transactions.run(declarations.lock(new Affected.ShapedBefore(shape, after, length)).flatMap(ids -> convergeLocked(ids)
                .map(repaired -> new Swept(repaired, ids.size() < length ? null : ids.getLast().value()))));
    }

    private Mono<Integer> convergeLocked(List<DeclarationId> ids) {
        return ids.isEmpty() ? Mono.just(0) : declarations.load(ids).map(this::asItShouldBe).collectList()
                .flatMap(entries -> bookkeeping.write(entries).thenReturn(repaired(entries)));
    }

    private Entry asItShouldBe(Declarations.Loaded loaded) {
        Convergence.Converged should = Convergence.converge(loaded.kept().declaration(), loaded.around().facts(), loaded.around().now());
        return bookkeeping.amended(loaded.kept(), should, loaded.around());
    }

    private static int repaired(List<Entry> entries) {
        return (int) entries.stream().filter(entry -> entry.changed() || !entry.documents().isEmpty()).count();
    }
}
