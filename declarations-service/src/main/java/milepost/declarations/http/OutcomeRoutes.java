package milepost.declarations.http;

import milepost.declarations.application.Outcomes;
import milepost.declarations.application.Outcomes.Of;
import milepost.declarations.application.RecordOutcome;
import milepost.declarations.application.ShowOutcomes;
import milepost.declarations.domain.ParticipantId;
import milepost.declarations.domain.ProviderId;
import milepost.platform.web.Answer;
import milepost.platform.web.Bodies;
import milepost.platform.web.Commands;
import milepost.platform.web.Documents;
import milepost.platform.web.Filters;
import milepost.platform.web.PageRequest;
import milepost.platform.web.Paging;
import milepost.platform.web.Requests;
import milepost.platform.web.Routes;
import milepost.platform.web.StoredDocument;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code /api/v3/participants/npq/…/outcomes}: what a provider reports and reads of how courses ended. */
public final class OutcomeRoutes implements Routes {

    private static final String EVERYBODY = "/api/v3/participants/npq/outcomes";
    private static final String ONE = "/api/v3/participants/npq/{id}/outcomes";

    private final Outcomes outcomes;
    private final ShowOutcomes show;
    private final RecordOutcome record;
    private final Commands commands;
    private final Documents documents;

    public OutcomeRoutes(Outcomes outcomes, ShowOutcomes show, RecordOutcome record, Commands commands, Documents documents) {
        this.outcomes = outcomes;
        this.show = show;
        this.record = record;
        this.commands = commands;
        this.documents = documents;
    }

    @Override
    public void addTo(RouterFunctions.Builder router) {
        router.GET(EVERYBODY, this::ofEverybody)
                .GET(ONE, this::ofOne)
                .POST(ONE, this::report);
    }

    private Mono<ServerResponse> ofEverybody(ServerRequest request) {
        ProviderId provider = provider(request);
        PageRequest page = Paging.of(request);
        return list(request, provider, page, new Of.Everybody(Filters.since(request, "created_since").orElse(null)));
    }

    private Mono<ServerResponse> ofOne(ServerRequest request) {
        ProviderId provider = provider(request);
        ParticipantId participant = new ParticipantId(Requests.pathUuid(request, "id"));
        PageRequest page = Paging.of(request);
        return commands.query(request, () -> show.of(provider, participant).flatMap(seen -> switch (seen) {
            case ShowOutcomes.Outcome.Visible _ -> list(request, provider, page, new Of.One(participant));
            case ShowOutcomes.Outcome.Gone gone -> Mono.error(Problems.gone(participant, gone));
            case ShowOutcomes.Outcome.NotVisible _ -> Mono.error(Problems.notFound());
        }));
    }

    private Mono<ServerResponse> list(ServerRequest request, ProviderId provider, PageRequest page, Of whose) {
        return documents.page(request, page, rows -> outcomes.list(provider, whose, Starts.of(rows), rows.limit())
                .map(shown -> new StoredDocument(shown.outcome().id().value(), shown.outcome().recordedAt(), OutcomeDocument.of(shown))));
    }

    private Mono<ServerResponse> report(ServerRequest request) {
        ProviderId provider = provider(request);
        ParticipantId participant = new ParticipantId(Requests.pathUuid(request, "id"));
        return Bodies.attributes(request, "npq-outcome-confirmation").flatMap(attributes -> {
            var reported = new RecordOutcome.Request(provider, participant, Forms.readOutcome(attributes), Requests.effectiveAt(request));
            return commands.run(request, () -> record.record(reported).flatMap(OutcomeRoutes::answer));
        });
    }

    private static Mono<Answer> answer(RecordOutcome.Answer answer) {
        return switch (answer) {
            case RecordOutcome.Answer.Stands(var shown) -> Mono.just(Answer.ok(Documents.envelope(OutcomeDocument.of(shown))));
            case RecordOutcome.Answer.Turned turned -> Mono.error(Problems.turned(turned));
            case RecordOutcome.Answer.NotFound _ -> Mono.error(Problems.notFound());
        };
    }

    private static ProviderId provider(ServerRequest request) {
        return new ProviderId(Requests.provider(request).providerId());
    }
}
