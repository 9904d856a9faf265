package milepost.participants.http.ecf;

import milepost.participants.application.ecf.EcfPages;
import milepost.participants.application.ecf.ShowEcfParticipant;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.platform.web.CsvFile;
import milepost.platform.web.Documents;
import milepost.platform.web.Paging;
import milepost.platform.web.Requests;
import milepost.platform.web.Routes;
import milepost.platform.web.StoredDocument;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code /api/v1/participants/ecf} and the same in v2: one row per training record, as JSON or as one file. */
public final class FlatParticipantRoutes implements Routes {

    private final ShowEcfParticipant show;
    private final EcfPages pages;
    private final Documents documents;

    public FlatParticipantRoutes(ShowEcfParticipant show, EcfPages pages, Documents documents) {
        this.show = show;
        this.pages = pages;
        this.documents = documents;
    }

    @Override
    public void addTo(RouterFunctions.Builder router) {
        add("/api/v1", router);
        add("/api/v2", router);
    }

    private void add(String version, RouterFunctions.Builder router) {
        router.GET(version + "/participants/ecf", this::list)
                .GET(version + "/participants", this::list)
                .GET(version + "/participants/ecf.csv", this::download)
                .GET(version + "/participants/ecf/{id}", this::one);
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        var provider = provider(request);
        var page = Paging.of(request);
        var wanted = EcfListing.wantedRows(request);
        return documents.page(request, page, rows -> pages.rows(provider, wanted, EcfListing.order(wanted), EcfListing.slice(rows))
                .map(entry -> new StoredDocument(entry.id(), entry.sortedAt(), entry.body())));
    }

    private Mono<ServerResponse> download(ServerRequest request) {
        return CsvFile.answer(new ParticipantsFile(pages, provider(request), EcfListing.wantedRows(request)));
    }

    private Mono<ServerResponse> one(ServerRequest request) {
        var provider = provider(request);
        var id = new ParticipantId(Requests.pathUuid(request, "id"));
        return show.row(id, provider).flatMap(seen -> Shown.answer(documents, request, id, seen));
    }

    private static LeadProviderId provider(ServerRequest request) {
        return new LeadProviderId(Requests.provider(request).providerId());
    }
}
