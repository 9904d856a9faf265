package milepost.participants.http.ecf;

import milepost.participants.application.ecf.ShowEcfParticipant.Seen;
import milepost.participants.domain.ParticipantId;
import milepost.participants.http.Problems;
import milepost.platform.web.Documents;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** How one participant is answered, in either shape. */
final class Shown {

    private Shown() {
    }

    static Mono<ServerResponse> answer(Documents documents, ServerRequest request, ParticipantId id, Seen seen) {
        return switch (seen) {
            case Seen.Shown(var document) -> documents.one(request, document.body(), Documents.etag(document.updatedAt()));
            case Seen.Retired(var survivor) -> Mono.error(Problems.gone(id, survivor));
            case Seen.NotVisible _ -> Mono.error(Problems.notFound());
        };
    }
}
