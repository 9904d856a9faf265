package milepost.declarations.http;

import java.util.List;
import java.util.Set;
import milepost.declarations.application.DeclarationDocuments;
import milepost.declarations.application.DeclarationDocuments.Filter;
import milepost.declarations.application.DeclarationHistories;
import milepost.declarations.application.ShowDeclaration;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.ProviderId;
import milepost.platform.web.Commands;
import milepost.platform.web.CsvFile;
import milepost.platform.web.Documents;
import milepost.platform.web.Filters;
import milepost.platform.web.PageRequest;
import milepost.platform.web.Paging;
import milepost.platform.web.Refused;
import milepost.platform.web.Requests;
import milepost.platform.web.Routes;
import milepost.platform.web.StoredDocument;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** What a provider reads of declarations: lists and single ones in three versions, files in the first two, histories in the third. */
public final class DeclarationReads implements Routes {

    private final ShowDeclaration show;
    private final DeclarationDocuments stored;
    private final DeclarationHistories histories;
    private final Commands commands;
    private final Documents documents;

    public DeclarationReads(ShowDeclaration show, DeclarationDocuments stored, DeclarationHistories histories, Commands commands, Documents documents) {
        this.show = show;
        this.stored = stored;
        this.histories = histories;
        this.commands = commands;
        this.documents = documents;
    }

    /** The newest version first: routes are tried one after the other, and there is nothing that is asked more often. */
    @Override
    public void addTo(RouterFunctions.Builder router) {
        for (ApiVersion version : List.of(ApiVersion.V3, ApiVersion.V2, ApiVersion.V1)) {
            if (version.hasFile()) {
                router.GET(version.path() + ".csv", request -> download(request, version));
            }
            router.GET(version.path() + "/{id}", request -> one(request, version))
                    .GET(version.path(), request -> list(request, version));
        }
        router.GET(ApiVersion.V3.path() + "/{id}/history", this::history);
    }

    private Mono<ServerResponse> list(ServerRequest request, ApiVersion version) {
        ProviderId provider = provider(request);
        PageRequest page = Paging.of(request);
        Filter filter = filter(request, version);
        return documents.page(request, page, rows -> stored.list(provider, filter, Starts.of(rows), rows.limit())
                .map(shown -> new StoredDocument(shown.id(), shown.createdAt(), version.shown(shown.body()))));
    }

    private Mono<ServerResponse> download(ServerRequest request, ApiVersion version) {
        return CsvFile.answer(new DeclarationsFile(stored, provider(request), filter(request, version), version));
    }

    private Mono<ServerResponse> one(ServerRequest request, ApiVersion version) {
        ProviderId provider = provider(request);
        DeclarationId id = new DeclarationId(Requests.pathUuid(request, "id"));
        return commands.query(request, () -> show.show(provider, id)
                .switchIfEmpty(Mono.error(Refused::notFound))
                .flatMap(shown -> documents.one(request, version.shown(shown.body()), version.etag(shown.etag()))));
    }

    /** Whoever may see the declaration may see how it came to be what it is. */
    private Mono<ServerResponse> history(ServerRequest request) {
        ProviderId provider = provider(request);
        DeclarationId id = new DeclarationId(Requests.pathUuid(request, "id"));
        PageRequest page = Paging.of(request);
        return commands.query(request, () -> show.show(provider, id)
                .switchIfEmpty(Mono.error(Refused::notFound))
                .flatMap(_ -> documents.page(request, page, rows ->
                        histories.list(provider, id, TransitionDocument.before(rows), rows.limit()).map(step -> TransitionDocument.of(id, step)))));
    }

    /** Versions 1 and 2 know fewer filters and ignore the others (facts/ecf 1.5). */
    private static Filter filter(ServerRequest request, ApiVersion version) {
        var everywhere = new Filter(List.of(), Filters.uuidList(request, "participant_id"), Set.of(), Filters.since(request, "updated_since").orElse(null));
        return switch (version) {
            case V1, V2 -> everywhere;
            case V3 -> new Filter(Cohorts.startYears(Filters.commaList(request, "cohort")), everywhere.participants(),
                    Set.copyOf(Filters.uuidList(request, "delivery_partner_id")), everywhere.updatedSince());
        };
    }

    private static ProviderId provider(ServerRequest request) {
        return new ProviderId(Requests.provider(request).providerId());
    }
}
