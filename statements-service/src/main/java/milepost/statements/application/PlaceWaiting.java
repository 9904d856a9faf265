package milepost.statements.application;

import milepost.statements.application.Suspects.Suspicion;
import reactor.core.publisher.Mono;

/** Places declarations that waited for a statement, once there is one (decisions D11 and E4). */
public final class PlaceWaiting {

    private static final int PAGE = 100;

    private final Suspects suspects;
    private final ConvergeDeclaration converge;

    public PlaceWaiting(Suspects suspects, ConvergeDeclaration converge) {
        this.suspects = suspects;
        this.converge = converge;
    }

    /** Answers how many found a place; each in a transaction of its own. */
    public Mono<Long> run() {
        return suspects.page(Suspicion.WAITING_THAT_COULD_BE_PLACED, null, PAGE)
                .flatMapIterable(page -> page)
                .concatMap(converge::run)
                .filter(placed -> placed)
                .count();
    }
}
