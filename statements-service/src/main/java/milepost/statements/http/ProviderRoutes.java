package milepost.statements.http;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import milepost.platform.web.Cursor;
import milepost.platform.web.Documents;
import milepost.platform.web.Filters;
import milepost.platform.web.PageRequest;
import milepost.platform.web.Paging;
import milepost.platform.web.Refused;
import milepost.platform.web.Requests;
import milepost.platform.web.Routes;
import milepost.platform.web.StoredDocument;
import milepost.statements.application.ProviderStatements;
import milepost.statements.application.ProviderStatements.Filter;
import milepost.statements.application.ProviderStatements.Place;
import milepost.statements.application.ShowStatement;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.pricing.ShownLine;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A provider's own statements: stored documents, and lines computed at the moment of asking. */
public final class ProviderRoutes implements Routes {

    private static final Comparator<ShownLine> ORDER =
            Comparator.comparing(ShownLine::attachedAt).thenComparing(ShownLine::id, UUID::compareTo);

    private final ProviderStatements statements;
    private final ShowStatement show;
    private final Documents documents;

    public ProviderRoutes(ProviderStatements statements, ShowStatement show, Documents documents) {
        this.statements = statements;
        this.show = show;
        this.documents = documents;
    }

    @Override
    public void addTo(RouterFunctions.Builder router) {
        router.GET("/api/v3/statements", this::list)
                .GET("/api/v3/statements/{id}", this::one)
                .GET("/api/v3/statements/{id}/lines", this::lines);
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        LeadProviderId provider = provider(request);
        Filter filter = new Filter(Filters.commaList(request, "cohort"), Filters.since(request, "updated_since"),
                Filters.flag(request, "output_fee").orElse(true), Filters.value(request, "type"));
        PageRequest page = Paging.of(request);
        return documents.page(request, page, statements.page(provider, filter, place(page), page.limit())
                .map(document -> new StoredDocument(document.id().value(),
                        document.paymentDate().atStartOfDay().toInstant(ZoneOffset.UTC), document.body())));
    }

    private Mono<ServerResponse> one(ServerRequest request) {
        LeadProviderId provider = provider(request);
        return statements.find(provider, new StatementId(Requests.pathUuid(request, "id")))
                .switchIfEmpty(Mono.error(Refused::notFound))
                .flatMap(document -> documents.one(request, document.body(), document.etag()));
    }

    private Mono<ServerResponse> lines(ServerRequest request) {
        LeadProviderId provider = provider(request);
        PageRequest page = Paging.of(request);
        return show.lines(new StatementId(Requests.pathUuid(request, "id")), provider)
                .switchIfEmpty(Mono.error(Refused::notFound))
                .flatMap(lines -> documents.page(request, page, Flux.fromIterable(slice(lines, page)).map(LineDocument::stored)));
    }

    private static List<ShownLine> slice(List<ShownLine> lines, PageRequest page) {
        return lines.stream()
                .sorted(ORDER)
                .filter(line -> switch (page) {
                    case PageRequest.ByNumber _ -> true;
                    case PageRequest.After(Cursor(var at, var id), _) ->
                            line.attachedAt().isAfter(at) || line.attachedAt().equals(at) && line.id().compareTo(id) > 0;
                })
                .skip(page instanceof PageRequest.ByNumber numbered ? numbered.offset() : 0)
                .limit(page.limit())
                .toList();
    }

    private static Place place(PageRequest page) {
        return switch (page) {
            case PageRequest.ByNumber numbered -> new Place.Past(numbered.offset());
            case PageRequest.After(Cursor(var at, var id), _) ->
                    new Place.After(LocalDate.ofInstant(at, ZoneOffset.UTC), new StatementId(id));
        };
    }

    private static LeadProviderId provider(ServerRequest request) {
        return new LeadProviderId(Requests.provider(request).providerId());
    }
}
