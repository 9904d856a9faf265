package milepost.statements.application;

import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Copies of cohorts from before their rules were kept: their owner is asked once, or again while it does not answer. */
public final class CompleteCohorts {

    private final Catalogue catalogue;
    private final Peers peers;
    private final Asking asking;

    /** Runs an attempt, and once more after asking what it wanted to know. */
    @FunctionalInterface
    public interface Asking {
        Mono<Void> around(Supplier<Mono<Void>> attempt);
    }

    public CompleteCohorts(Catalogue catalogue, Peers peers, Asking asking) {
        this.catalogue = catalogue;
        this.peers = peers;
        this.asking = asking;
    }

    public Mono<Void> run() {
        return catalogue.anyWithoutRules().flatMap(any -> any ? asking.around(peers::confirmCohorts) : Mono.empty());
    }
}
