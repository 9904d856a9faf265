package milepost.declarations.application;

import milepost.declarations.domain.DeclarationId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * When a day begins on which a planned transfer takes effect, looks again at what that changes: nobody tells of it. Done twice it changes
 * nothing; left undone for days it catches up.
 */
public final class TurnDeclarations {

    private final Declarations declarations;
    private final ConvergeDeclarations converge;

    public TurnDeclarations(Declarations declarations, ConvergeDeclarations converge) {
        this.declarations = declarations;
        this.converge = converge;
    }

    public Mono<Boolean> areDue() {
        return declarations.turning(1).hasElements();
    }

    /**
     * Whatever is due, batch after batch, each in a transaction of its own; one that fails does not keep back the others.
     *
     * @return how many there were
     */
    public Mono<Integer> turn(int batch) {
        return Mono.defer(() -> next(batch)).expand(turned -> turned < batch ? Mono.empty() : next(batch)).reduce(0, Integer::sum);
    }

    private Mono<Integer> next(int limit) {
        return declarations.turning(limit).collectList()
                .flatMap(due -> Flux.fromIterable(due).concatMapDelayError(this::turn).then(Mono.just(due.size())));
    }

    private Mono<Integer> turn(DeclarationId id) {
        return converge.converge(Affected.one(id));
    }
}
