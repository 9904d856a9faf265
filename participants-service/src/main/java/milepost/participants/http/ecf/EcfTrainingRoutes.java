package milepost.participants.http.ecf;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import milepost.participants.application.ecf.ChangeEcfTraining;
import milepost.participants.application.ecf.ChangeEcfTraining.Outcome;
import milepost.participants.application.ecf.ChangeEcfTraining.Shape;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.ecf.EcfAction;
import milepost.participants.http.AskedBody;
import milepost.participants.http.Problems;
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

/** What a provider does with somebody's training in the early career framework: the same actions wherever a version has participants. */
public final class EcfTrainingRoutes implements Routes {

    /** facts/ecf 1.1: the first two versions have every action without {@code /ecf}, too. */
    private static final List<Address> PARTICIPANTS = List.of(
            new Address("/api/v1/participants/ecf/{id}/", Shape.FLAT),
            new Address("/api/v1/participants/{id}/", Shape.FLAT),
            new Address("/api/v2/participants/ecf/{id}/", Shape.FLAT),
            new Address("/api/v2/participants/{id}/", Shape.FLAT),
            new Address("/api/v3/participants/ecf/{id}/", Shape.NESTED));

    private final ChangeEcfTraining change;
    private final Commands commands;

    public EcfTrainingRoutes(ChangeEcfTraining change, Commands commands) {
        this.change = change;
        this.commands = commands;
    }

    @Override
    public void addTo(RouterFunctions.Builder router) {
        for (var address : PARTICIPANTS) {
            for (var action : EcfAction.values()) {
                router.PUT(address.participant() + word(action), request -> change(request, action, address.shape()));
            }
        }
    }

    private Mono<ServerResponse> change(ServerRequest request, EcfAction action, Shape shape) {
        var provider = new LeadProviderId(Requests.provider(request).providerId());
        var id = new ParticipantId(Requests.pathUuid(request, "id"));
        var at = Requests.effectiveAt(request).truncatedTo(ChronoUnit.MICROS);
        return Bodies.attributes(request, "participant-" + word(action))
                .map(attributes -> new ChangeEcfTraining.Request(id, provider, action, AskedBody.of(attributes), at, shape))
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

    private static String word(EcfAction action) {
        return action.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where a version has its participants, and what it shows of them. */
    private record Address(String participant, Shape shape) {}
}
