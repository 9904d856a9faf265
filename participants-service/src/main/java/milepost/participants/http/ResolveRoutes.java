package milepost.participants.http;

import milepost.platform.web.Bodies;
import milepost.platform.web.Commands;
import milepost.platform.web.Requests;
import milepost.platform.web.Routes;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code /internal/participants/resolve}: intake asks which person an applicant is. */
public final class ResolveRoutes implements Routes {

    private final ApplicantAnswers answers;
    private final Commands commands;

    public ResolveRoutes(ApplicantAnswers answers, Commands commands) {
        this.answers = answers;
        this.commands = commands;
    }

    @Override
    public void addTo(RouterFunctions.Builder router) {
        router.POST("/internal/participants/resolve", this::resolve);
    }

    private Mono<ServerResponse> resolve(ServerRequest request) {
        IntakeOrPeer.require(Requests.caller(request));
        return Bodies.strict(request, ApplicantAnswers.Applicant.class)
                .flatMap(applicant -> commands.run(request, () -> answers.to(applicant)));
    }
}
