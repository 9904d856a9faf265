package milepost.statements.http;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import milepost.platform.web.Chunk;
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
        return documents.page(request, page, rows -> statements.page(provider, filter, place(rows), rows.limit())
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
                .flatMap(lines -> documents.workedOut(request, page, rows -> Flux.fromIterable(slice(lines, rows)).map(LineDocument::stored)));
    }

    private static List<ShownLine> slice(List<ShownLine> lines, Chunk rows) {
        return lines.stream()
                .sorted(ORDER)
                .filter(line -> switch (rows) {
                    case Chunk.From _ -> true;
                    case Chunk.After(Cursor(var at, var id), _) ->
                            line.attachedAt().isAfter(at) || line.attachedAt().equals(at) && line.id().compareTo(id) > 0;
                })
                .skip(rows instanceof Chunk.From(var offset, _) ? offset : 0)
                .limit(rows.limit())
                .toList();
    }

    private static Place place(Chunk rows) {
        return switch (rows) {
            case Chunk.From(var offset, _) -> new Place.Past(offset);
            case Chunk.After(Cursor(var at, var id), _) ->
                    new Place.After(LocalDate.ofInstant(at, ZoneOffset.UTC), new StatementId(id));
        };
    }

    private static LeadProviderId provider(ServerRequest request) {
        return new LeadProviderId(Requests.provider(request).providerId());
    }
}
