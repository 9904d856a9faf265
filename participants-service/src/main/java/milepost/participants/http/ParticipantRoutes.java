package milepost.participants.http;

import milepost.participants.application.ParticipantDocuments.Document;
import milepost.participants.application.ParticipantDocuments.Seen;
import milepost.participants.application.ParticipantPages;
import milepost.participants.application.ShowParticipant;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.platform.web.Commands;
import milepost.platform.web.Documents;
import milepost.platform.web.Requests;
import milepost.platform.web.Routes;
import milepost.platform.web.StoredDocument;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code /api/v3/participants/npq}: what a provider reads of its participants. */
public final class ParticipantRoutes implements Routes {

    private final ShowParticipant show;
    private final ParticipantPages pages;
    private final Commands commands;
    private final Documents documents;

    public ParticipantRoutes(ShowParticipant show, ParticipantPages pages, Commands commands, Documents documents) {
        this.show = show;
        this.pages = pages;
        this.commands = commands;
        this.documents = documents;
    }

    @Override
    public void addTo(RouterFunctions.Builder router) {
        router.GET("/api/v3/participants/npq", this::list)
                .GET("/api/v3/participants/npq/{id}", this::one);
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        var provider = new LeadProviderId(Requests.provider(request).providerId());
        var listing = Listing.of(request);
        return documents.page(request, listing.page(), rows -> listing.nobody() ? Flux.empty()
                : pages.page(provider, listing.wanted(), listing.order(), Listing.slice(rows)).map(entry -> stored(listing, entry)));
    }

    private static StoredDocument stored(Listing listing, ParticipantPages.Entry entry) {
        var body = listing.wanted().status().map(status -> Narrowing.to(status, entry.body())).orElse(entry.body());
        return new StoredDocument(entry.participant().value(), entry.sortedAt(), body);
    }

    private Mono<ServerResponse> one(ServerRequest request) {
        var provider = new LeadProviderId(Requests.provider(request).providerId());
        var id = new ParticipantId(Requests.pathUuid(request, "id"));
        return commands.query(request, () -> show.show(id, provider).flatMap(seen -> switch (seen) {
            case Seen.Shown(Document document) -> documents.one(request, document.body(), Documents.etag(document.updatedAt()));
            case Seen.Retired(var survivor) -> Mono.error(Problems.gone(id, survivor.person()));
            case Seen.NotVisible _ -> Mono.error(Problems.notFound());
        }));
    }
}
