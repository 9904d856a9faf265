package milepost.participants.http;

import java.util.Optional;
import java.util.UUID;
import milepost.participants.application.PeerAnswers;
import milepost.participants.application.ResolvePerson;
import milepost.participants.application.ResolvePerson.Outcome;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.ParticularsRefusal.Written;
import milepost.platform.web.Answer;
import milepost.platform.web.Bodies;
import milepost.platform.web.Caller;
import milepost.platform.web.Commands;
import milepost.platform.web.Requests;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code /internal/participants/resolve}: intake asks which person an applicant is. */
public final class ResolveRoutes {

    private final ResolvePerson resolve;
    private final PeerAnswers answers;
    private final Commands commands;

    public ResolveRoutes(ResolvePerson resolve, PeerAnswers answers, Commands commands) {
        this.resolve = resolve;
        this.answers = answers;
        this.commands = commands;
    }

    public RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route().POST("/internal/participants/resolve", this::resolve).build();
    }

    private Mono<ServerResponse> resolve(ServerRequest request) {
        requireIntake(Requests.caller(request));
        return Bodies.strict(request, Applicant.class).flatMap(applicant -> commands.run(request, () ->
                resolve.resolve(applicant.known(), applicant.written()).flatMap(outcome -> switch (outcome) {
                    case Outcome.Resolved(var person) -> Mono.just(Answer.ok(answers.snapshot(person)));
                    case Outcome.Refused(var refusals) -> Mono.error(Problems.particulars(refusals));
                })));
    }

    /** A service for itself, or with the token of the operator whose intake it carries out; for others there is no such route. */
    private static void requireIntake(Caller caller) {
        var allowed = switch (caller) {
            case Caller.Internal _ -> true;
            case Caller.Operator operator -> operator.scopes().contains("intake");
            case Caller.Provider _ -> false;
        };
        if (!allowed) {
            throw Problems.notFound();
        }
    }

    /** The operator API's {@code participant}; the date of birth is nobody's business here (decision C5). */
    record Applicant(@Nullable UUID id, @Nullable String fullName, @Nullable String email, @Nullable String trn,
                     @Nullable Boolean trnVerified, @Nullable String dateOfBirth) {

        Optional<ParticipantId> known() {
            return Optional.ofNullable(id).map(ParticipantId::new);
        }

        Written written() {
            return new Written(fullName, email, trn, trnVerified);
        }
    }
}
