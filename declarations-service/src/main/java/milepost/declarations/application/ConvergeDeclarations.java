package milepost.declarations.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import milepost.declarations.domain.DeclarationId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Makes declarations what they should be after something changed elsewhere: the one way in for projections and sweeps. */
public final class ConvergeDeclarations {

    private final Transactions transactions;
    private final Declarations declarations;
    private final Twins twins;

    public ConvergeDeclarations(Transactions transactions, Declarations declarations, Bookkeeping bookkeeping) {
        this.transactions = transactions;
        this.declarations = declarations;
        this.twins = new Twins(declarations, bookkeeping);
    }

    /** A stretch of a sweep: how many were not as they should be, and where the next stretch starts (null at the end). */
    public record Swept(int repaired, @Nullable UUID next) {
    }

    /** Answers how many declarations changed. */
    public Mono<Integer> converge(Affected affected) {
        return transactions.run(declarations.lock(affected).flatMap(twins::converge));
    }

    /** Whether there are any; those there are stay locked. */
    public Mono<Boolean> areThere(Affected affected) {
        return declarations.lock(affected).map(ids -> !ids.isEmpty());
    }

    /** Looks at a stretch of all declarations for those that lag behind what others say. */
    public Mono<Swept> catchUp(@Nullable UUID after, int length) {
        return transactions.run(declarations.endOfStretch(after, length).map(Optional::of).defaultIfEmpty(Optional.empty())
                .flatMap(last -> declarations.lock(new Affected.Lagging(after, last.orElse(null))).flatMap(twins::converge)
                        .map(repaired -> new Swept(repaired, last.orElse(null)))));
    }

    /** Looks at these for those that lag behind what others say; answers how many were not as they should be. */
    public Mono<Integer> catchUp(List<DeclarationId> among) {
        return converge(new Affected.LaggingAmong(among));
    }

    /** At most so many of those that something folded since then may concern, some perhaps twice. */
    public Mono<List<DeclarationId>> concernedSince(Instant since, int most) {
        return declarations.restingOnWhatWasFoldedSince(since, most).collectList();
    }

    public Mono<Boolean> areMoreThan(int number) {
        return declarations.endOfStretch(null, number + 1).hasElement();
    }

    /** Renders documents of a shape before this one again. */
    public Mono<Swept> reshape(int shape, @Nullable UUID after, int length) {
        return transactions.run(declarations.lock(new Affected.ShapedBefore(shape, after, length)).flatMap(ids -> twins.converge(ids)
                .map(repaired -> new Swept(repaired, ids.size() < length ? null : ids.getLast().value()))));
    }
}
