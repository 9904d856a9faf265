package milepost.declarations.http;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import milepost.declarations.application.ChangePartners;
import milepost.declarations.application.DeclarationDocuments;
import milepost.declarations.application.DeclarationDocuments.Filter;
import milepost.declarations.application.DeclarationDocuments.Start;
import milepost.declarations.application.ShowDeclaration;
import milepost.declarations.application.SubmitDeclaration;
import milepost.declarations.application.VoidDeclaration;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.ProviderId;
import milepost.platform.web.Answer;
import milepost.platform.web.Bodies;
import milepost.platform.web.Commands;
import milepost.platform.web.Documents;
import milepost.platform.web.Filters;
import milepost.platform.web.PageRequest;
import milepost.platform.web.Paging;
import milepost.platform.web.Refused;
import milepost.platform.web.Requests;
import milepost.platform.web.StoredDocument;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code /api/v3/participant-declarations}: what a provider does with its declarations. */
public final class DeclarationRoutes {

    private static final String PATH = "/api/v3/participant-declarations";

    private final SubmitDeclaration submit;
    private final VoidDeclaration take;
    private final ChangePartners partners;
    private final ShowDeclaration show;
    private final DeclarationDocuments stored;
    private final Edge edge;

    /** What every handler needs of the platform. */
    public record Edge(Commands commands, Documents documents, Counting counting, InstantSource systemClock) {
    }

    public DeclarationRoutes(SubmitDeclaration submit, VoidDeclaration take, ChangePartners partners, ShowDeclaration show,
                             DeclarationDocuments stored, Edge edge) {
        this.submit = submit;
        this.take = take;
        this.partners = partners;
        this.show = show;
        this.stored = stored;
        this.edge = edge;
    }

    public RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET(PATH, this::list)
                .GET(PATH + "/{id}", this::one)
                .POST(PATH, this::submit)
                .PUT(PATH + "/{id}/void", this::takeBack)
                .PUT(PATH + "/{id}/change-delivery-partner", this::changePartners)
                .build();
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        ProviderId provider = provider(request);
        PageRequest page = Paging.of(request);
        Filter filter = new Filter(Cohorts.startYears(Filters.commaList(request, "cohort")), Filters.uuidList(request, "participant_id"),
                Filters.since(request, "updated_since").orElse(null));
        Start start = switch (page) {
            case PageRequest.ByNumber byNumber -> new Start.Skipping(byNumber.offset());
            case PageRequest.After(var cursor, _) -> new Start.After(cursor.at(), cursor.id());
        };
        return edge.documents().page(request, page, stored.list(provider, filter, start, page.limit())
                .map(shown -> new StoredDocument(shown.id(), shown.createdAt(), shown.body())));
    }

    private Mono<ServerResponse> one(ServerRequest request) {
        ProviderId provider = provider(request);
        DeclarationId id = new DeclarationId(Requests.pathUuid(request, "id"));
        return edge.commands().query(request, () -> show.show(provider, id)
                .switchIfEmpty(Mono.error(Refused::notFound))
                .flatMap(shown -> edge.documents().one(request, shown.body(), shown.etag())));
    }

    private Mono<ServerResponse> submit(ServerRequest request) {
        ProviderId provider = provider(request);
        Instant arrivedAt = edge.systemClock().instant().truncatedTo(ChronoUnit.MICROS);
        return Bodies.attributes(request, "participant-declaration").flatMap(attributes -> {
            var submission = new SubmitDeclaration.Request(provider, Forms.read(attributes), Requests.effectiveAt(request), arrivedAt);
            return edge.commands().run(request, () -> submit.submit(submission).map(this::answer));
        });
    }

    private Answer answer(SubmitDeclaration.Outcome outcome) {
        return switch (outcome) {
            case SubmitDeclaration.Outcome.Taken(var document) -> {
                edge.counting().taken();
                yield Answer.ok(Documents.envelope(document));
            }
            case SubmitDeclaration.Outcome.Turned turned -> {
                edge.counting().turned(turned.reasons());
                yield Problems.turned(turned);
            }
            case SubmitDeclaration.Outcome.Repeated(var wait) -> {
                edge.counting().repeated();
                yield Problems.repeated(wait);
            }
        };
    }

    private Mono<ServerResponse> takeBack(ServerRequest request) {
        ProviderId provider = provider(request);
        DeclarationId id = new DeclarationId(Requests.pathUuid(request, "id"));
        return Bodies.raw(request, Bodies.LIMIT).flatMap(body -> edge.commands().run(request, body,
                () -> take.byProvider(provider, id, Requests.effectiveAt(request)).flatMap(DeclarationRoutes::voided)));
    }

    static Mono<Answer> voided(VoidDeclaration.Outcome outcome) {
        return switch (outcome) {
            case VoidDeclaration.Outcome.Done(var document) -> Mono.just(Answer.ok(Documents.envelope(document)));
            case VoidDeclaration.Outcome.NotFound _ -> Mono.error(Refused.notFound());
            case VoidDeclaration.Outcome.NotYours _ -> Mono.error(Problems.notYours());
            case VoidDeclaration.Outcome.Refused(var reason) -> Mono.error(Problems.refusedVoid(reason));
        };
    }

    private Mono<ServerResponse> changePartners(ServerRequest request) {
        ProviderId provider = provider(request);
        DeclarationId id = new DeclarationId(Requests.pathUuid(request, "id"));
        return Bodies.attributes(request, "participant-declaration").flatMap(attributes -> {
            var change = new ChangePartners.Request(provider, id, Forms.read(attributes), Requests.effectiveAt(request));
            return edge.commands().run(request, () -> partners.change(change).flatMap(outcome -> changed(provider, id, outcome)));
        });
    }

    private Mono<Answer> changed(ProviderId provider, DeclarationId id, ChangePartners.Outcome outcome) {
        return switch (outcome) {
            case ChangePartners.Outcome.Done _ -> stored.find(provider, id).map(shown -> Answer.ok(Documents.envelope(shown.body())));
            case ChangePartners.Outcome.NotFound _ -> Mono.error(Refused.notFound());
            case ChangePartners.Outcome.NotYours _ -> Mono.error(Problems.notYours());
            case ChangePartners.Outcome.Turned(var reasons) -> Mono.error(Problems.turned(reasons));
        };
    }

    private static ProviderId provider(ServerRequest request) {
        return new ProviderId(Requests.provider(request).providerId());
    }
}
