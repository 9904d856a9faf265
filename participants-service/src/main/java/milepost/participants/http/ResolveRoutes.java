package milepost.participants.http;

import milepost.platform.web.Bodies;
import milepost.platform.web.Commands;
import milepost.platform.web.Requests;
import milepost.platform.web.Routes;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code /internal/participants/resolve}, {@code resolve-all}: intake asks which person an applicant is, or which persons several are. */
public final class ResolveRoutes implements Routes {

    private final ApplicantAnswers answers;
    private final Commands commands;

    public ResolveRoutes(ApplicantAnswers answers, Commands commands) {
        this.answers = answers;
        this.commands = commands;
    }

    @Override
    public void addTo(RouterFunctions.Builder router) {
        router.POST("/internal/participants/resolve", this::resolve)
                .POST("/internal/participants/resolve-all", this::resolveAll);
    }

    private Mono<ServerResponse> resolve(ServerRequest request) {
        IntakeOrPeer.require(Requests.caller(request));
        return Bodies.strict(request, ApplicantAnswers.Applicant.class)
                .flatMap(applicant -> commands.run(request, () -> answers.to(applicant)));
    }

    private Mono<ServerResponse> resolveAll(ServerRequest request) {
        IntakeOrPeer.require(Requests.caller(request));
        return Bodies.strictList(request, ApplicantAnswers.Applicant.class)
                .flatMap(applicants -> commands.run(request, () -> answers.to(applicants)));
    }
}
