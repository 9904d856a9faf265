package milepost.participants.http;

import milepost.platform.web.Bodies;
import milepost.platform.web.Commands;
import milepost.platform.web.Requests;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code /internal/participants/resolve}: intake asks which person an applicant is. */
public final class ResolveRoutes {

    private final ApplicantAnswers answers;
    private final Commands commands;

    public ResolveRoutes(ApplicantAnswers answers, Commands commands) {
        this.answers = answers;
        this.commands = commands;
    }

    public RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route().POST("/internal/participants/resolve", this::resolve).build();
    }

    private Mono<ServerResponse> resolve(ServerRequest request) {
        IntakeOrPeer.require(Requests.caller(request));
        return Bodies.strict(request, ApplicantAnswers.Applicant.class)
                .flatMap(applicant -> commands.run(request, () -> answers.to(applicant)));
    }
}
