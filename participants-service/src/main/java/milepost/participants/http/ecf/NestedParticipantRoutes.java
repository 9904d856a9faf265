package milepost.participants.http.ecf;

import milepost.participants.application.ecf.EcfPages;
import milepost.participants.application.ecf.ShowEcfParticipant;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.platform.web.Documents;
import milepost.platform.web.Paging;
import milepost.platform.web.Requests;
import milepost.platform.web.Routes;
import milepost.platform.web.StoredDocument;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code /api/v3/participants/ecf}: people with their enrolments, as one provider sees them. */
public final class NestedParticipantRoutes implements Routes {

    private static final String PATH = "/api/v3/participants/ecf";

    private final ShowEcfParticipant show;
    private final EcfPages pages;
    private final Documents documents;

    public NestedParticipantRoutes(ShowEcfParticipant show, EcfPages pages, Documents documents) {
        this.show = show;
        this.pages = pages;
        this.documents = documents;
    }

    @Override
    public void addTo(RouterFunctions.Builder router) {
        router.GET(PATH, this::list).GET(PATH + "/{id}", this::one);
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        var provider = new LeadProviderId(Requests.provider(request).providerId());
        var page = Paging.of(request);
        var order = EcfListing.order(request);
        var wanted = EcfListing.wanted(request);
        return documents.page(request, page, rows -> Mono.justOrEmpty(wanted)
                .flatMapMany(some -> pages.participants(provider, some, order, EcfListing.slice(rows)))
                .map(entry -> new StoredDocument(entry.id(), entry.sortedAt(), entry.body())));
    }

    private Mono<ServerResponse> one(ServerRequest request) {
        var provider = new LeadProviderId(Requests.provider(request).providerId());
        var id = new ParticipantId(Requests.pathUuid(request, "id"));
        return show.participant(id, provider).flatMap(seen -> Shown.answer(documents, request, id, seen));
    }
}
