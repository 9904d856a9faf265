package milepost.participants.application.ecf;

import java.util.Set;
import milepost.participants.application.Catalogue;
import milepost.participants.application.Peers;
import milepost.participants.domain.ecf.Named;
import milepost.participants.domain.ecf.RecordRefusal;
import reactor.core.publisher.Mono;

/** Tells what a command names that is not in the catalogue, after the owner of the catalogue was asked (convergence rule 4). */
public final class KnowNamed {

    private final Catalogue catalogue;
    private final Peers peers;

    public KnowNamed(Catalogue catalogue, Peers peers) {
        this.catalogue = catalogue;
        this.peers = peers;
    }

    public Mono<Set<RecordRefusal>> refusals(Named named) {
        return catalogue.find(named.keys()).map(named::refusals)
                .flatMap(refusals -> refusals.isEmpty() ? Mono.just(Set.of())
                        : peers.confirmEntries(refusals.values()).thenReturn(Set.copyOf(refusals.keySet())));
    }
}
