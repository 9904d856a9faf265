package milepost.declarations.application;

import java.util.Set;
import milepost.declarations.application.DeclarationDocuments.Shown;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.ProviderId;
import milepost.declarations.domain.submission.Copied;
import reactor.core.publisher.Mono;

/** Shows one declaration; before it says that there is none, it asks who trains the participant now. */
public final class ShowDeclaration {

    private final DeclarationDocuments documents;
    private final Peers peers;

    public ShowDeclaration(DeclarationDocuments documents, Peers peers) {
        this.documents = documents;
        this.peers = peers;
    }

    /** Empty where there is nothing this provider may see. */
    public Mono<Shown> show(ProviderId viewer, DeclarationId id) {
        return documents.committed(viewer, id).switchIfEmpty(Mono.defer(() -> documents.trainingOf(id)
                .flatMap(training -> peers.confirm(Set.of(Copied.ENROLMENT), new Peers.Subject(viewer, null, training, null, Set.of())))
                .then(Mono.empty())));
    }
}
