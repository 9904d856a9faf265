package milepost.applications.application;

import java.util.List;
import java.util.UUID;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.HeardDeclaration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Our copies of the declarations made on applications. */
public interface DeclarationsHeard {

    /** In the order of their ids; whoever is about to refuse because of them asks their owner first ({@link Peers}). */
    Mono<List<HeardDeclaration>> of(ApplicationId application);

    /** Remembers the copy unless a newer one is there; false when it was older. */
    default Mono<Boolean> keep(HeardDeclaration declaration) {
        return keep(List.of(declaration)).hasElements();
    }

    /** The same for several of different ids; answers those that were remembered. */
    Flux<UUID> keep(List<HeardDeclaration> declarations);
}
