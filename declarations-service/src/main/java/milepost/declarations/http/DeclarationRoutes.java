package milepost.declarations.http;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import milepost.declarations.application.ChangePartners;
import milepost.declarations.application.DeclarationDocuments;
import milepost.declarations.application.SubmitDeclaration;
import milepost.declarations.application.VoidDeclaration;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.ProviderId;
import milepost.platform.web.Answer;
import milepost.platform.web.Bodies;
import milepost.platform.web.Commands;
import milepost.platform.web.Documents;
import milepost.platform.web.Refused;
import milepost.platform.web.Requests;
import milepost.platform.web.Routes;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** What a provider does with its declarations: the same in every version, answered as that version shows them. */
public final class DeclarationRoutes implements Routes {

    private final SubmitDeclaration submit;
    private final VoidDeclaration take;
    private final ChangePartners partners;
    private final DeclarationDocuments stored;
    private final Edge edge;

    /** What every handler needs of the platform. */
    public record Edge(Commands commands, Counting counting, InstantSource systemClock) {
    }

    public DeclarationRoutes(SubmitDeclaration submit, VoidDeclaration take, ChangePartners partners, DeclarationDocuments stored, Edge edge) {
        this.submit = submit;
        this.take = take;
        this.partners = partners;
        this.stored = stored;
        this.edge = edge;
    }

    @Override
    public void addTo(RouterFunctions.Builder router) {
        for (ApiVersion version : ApiVersion.values()) {
            router.POST(version.path(), request -> submit(request, version))
                    .PUT(version.path() + "/{id}/void", request -> takeBack(request, version));
        }
        router.PUT(ApiVersion.V3.path() + "/{id}/change-delivery-partner", this::changePartners);
    }

    private Mono<ServerResponse> submit(ServerRequest request, ApiVersion version) {
        ProviderId provider = provider(request);
        Instant arrivedAt = edge.systemClock().instant().truncatedTo(ChronoUnit.MICROS);
        return Bodies.attributes(request, "participant-declaration").flatMap(attributes -> {
            var submission = new SubmitDeclaration.Request(provider, Forms.read(attributes), Requests.effectiveAt(request), arrivedAt);
            return edge.commands().run(request, () -> submit.submit(submission).map(outcome -> answer(version, outcome)));
        });
    }

    private Answer answer(ApiVersion version, SubmitDeclaration.Outcome outcome) {
        return switch (outcome) {
            case SubmitDeclaration.Outcome.Taken(var document) -> {
                edge.counting().taken();
                yield ok(version, document);
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

    private Mono<ServerResponse> takeBack(ServerRequest request, ApiVersion version) {
        ProviderId provider = provider(request);
        DeclarationId id = new DeclarationId(Requests.pathUuid(request, "id"));
        return Bodies.raw(request, Bodies.LIMIT).flatMap(body -> edge.commands().run(request, body,
                () -> take.byProvider(provider, id, Requests.effectiveAt(request)).flatMap(outcome -> voided(version, outcome))));
    }

    static Mono<Answer> voided(ApiVersion version, VoidDeclaration.Outcome outcome) {
        return switch (outcome) {
            case VoidDeclaration.Outcome.Done(var document) -> Mono.just(ok(version, document));
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
            case ChangePartners.Outcome.Done _ -> stored.find(provider, id).map(shown -> ok(ApiVersion.V3, shown.body()));
            case ChangePartners.Outcome.NotFound _ -> Mono.error(Refused.notFound());
            case ChangePartners.Outcome.NotYours _ -> Mono.error(Problems.notYours());
            case ChangePartners.Outcome.Turned(var reasons) -> Mono.error(Problems.turned(reasons));
        };
    }

    private static Answer ok(ApiVersion version, byte[] document) {
        return Answer.ok(Documents.envelope(version.shown(document)));
    }

    private static ProviderId provider(ServerRequest request) {
        return new ProviderId(Requests.provider(request).providerId());
    }
}
