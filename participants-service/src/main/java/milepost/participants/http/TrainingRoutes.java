package milepost.participants.http;

import java.time.temporal.ChronoUnit;
import milepost.participants.application.ChangeTraining;
import milepost.participants.application.ChangeTraining.Outcome;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.training.ProviderAction;
import milepost.platform.web.Answer;
import milepost.platform.web.Bodies;
import milepost.platform.web.Commands;
import milepost.platform.web.Documents;
import milepost.platform.web.Requests;
import milepost.platform.web.Routes;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code /api/v3/participants/npq/{id}/…}: what a provider does with somebody's training. */
public final class TrainingRoutes implements Routes {

    private static final String PARTICIPANT = "/api/v3/participants/npq/{id}";

    private final ChangeTraining change;
    private final Commands commands;

    public TrainingRoutes(ChangeTraining change, Commands commands) {
        this.change = change;
        this.commands = commands;
    }

    @Override
    public void addTo(RouterFunctions.Builder router) {
        router.PUT(PARTICIPANT + "/defer", request -> change(request, ProviderAction.DEFER, "participant-defer"))
                .PUT(PARTICIPANT + "/resume", request -> change(request, ProviderAction.RESUME, "participant-resume"))
                .PUT(PARTICIPANT + "/withdraw", request -> change(request, ProviderAction.WITHDRAW, "participant-withdraw"))
                .PUT(PARTICIPANT + "/change-schedule",
                        request -> change(request, ProviderAction.CHANGE_SCHEDULE, "participant-change-schedule"));
    }

    private Mono<ServerResponse> change(ServerRequest request, ProviderAction action, String type) {
        var provider = new LeadProviderId(Requests.provider(request).providerId());
        var id = new ParticipantId(Requests.pathUuid(request, "id"));
        var at = Requests.effectiveAt(request).truncatedTo(ChronoUnit.MICROS);
        return Bodies.attributes(request, type)
                .map(attributes -> new ChangeTraining.Request(id, provider, action, AskedBody.of(attributes), at))
                .flatMap(command -> commands.run(request, () -> change.change(command).flatMap(outcome -> answer(id, outcome))));
    }

    private static Mono<Answer> answer(ParticipantId id, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Changed(var document) -> Mono.just(Answer.ok(Documents.envelope(document.body())));
            case Outcome.NotVisible _ -> Mono.error(Problems.notFound());
            case Outcome.Retired(var into) -> Mono.error(Problems.replaced(id, into));
            case Outcome.Refused(var broken, var live) -> Mono.error(Problems.broken(broken, live));
        };
    }
}
