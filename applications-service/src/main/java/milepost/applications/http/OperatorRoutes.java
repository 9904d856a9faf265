package milepost.applications.http;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import milepost.applications.application.Applications.Change;
import milepost.applications.application.Applications.Stored;
import milepost.applications.application.ChangeTraining;
import milepost.applications.application.RevertToPending;
import milepost.applications.application.Trainings;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.Enrolment;
import milepost.applications.domain.TrainingChange;
import milepost.applications.http.TrainingForms.CohortForm;
import milepost.applications.http.TrainingForms.LeadProviderForm;
import milepost.applications.http.TrainingForms.NothingForm;
import milepost.applications.http.TrainingForms.TrainingForm;
import milepost.applications.http.TrainingForms.TrainingStatusForm;
import milepost.platform.web.Answer;
import milepost.platform.web.ApiError;
import milepost.platform.web.Audit;
import milepost.platform.web.Bodies;
import milepost.platform.web.Caller;
import milepost.platform.web.Commands;
import milepost.platform.web.Documents;
import milepost.platform.web.Refused;
import milepost.platform.web.Requests;
import milepost.platform.web.Routes;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** What operators change about an application after its receipt (facts/npq 3.8). */
public final class OperatorRoutes implements Routes {

    private static final String SCOPE = "intake";

    private final RevertToPending revert;
    private final ChangeTraining training;
    private final Commands commands;
    private final Audit audit;

    public OperatorRoutes(RevertToPending revert, ChangeTraining training, Commands commands, Audit audit) {
        this.revert = revert;
        this.training = training;
        this.commands = commands;
        this.audit = audit;
    }

    @Override
    public void addTo(RouterFunctions.Builder router) {
        router.PUT("/operator/v1/applications/{id}/revert-to-pending", this::revert)
                .PUT("/operator/v1/applications/{id}/lead-provider", request -> change(request, LeadProviderForm.class, "lead_provider_changed"))
                .PUT("/operator/v1/applications/{id}/cohort", request -> change(request, CohortForm.class, "cohort_changed"))
                .PUT("/operator/v1/applications/{id}/training-status",
                        request -> change(request, TrainingStatusForm.class, "training_status_changed"));
    }

    private Mono<ServerResponse> revert(ServerRequest request) {
        Command command = command(request, "reverted_to_pending", null);
        return Bodies.strict(request, NothingForm.class).flatMap(_ -> commands.run(request,
                () -> revert.revert(command.id(), command.change()).flatMap(outcome -> switch (outcome) {
                    case RevertToPending.Outcome.Reverted(var stored) -> audited(command, Map.of(), stored);
                    case RevertToPending.Outcome.NotFound() -> Mono.error(Refused.notFound());
                    case RevertToPending.Outcome.Refused(var refusal) -> Mono.error(Problems.ofOperator(List.of(refusal)));
                })));
    }

    private <F extends TrainingForm> Mono<ServerResponse> change(ServerRequest request, Class<F> form, String what) {
        Requests.operator(request, SCOPE);
        return Bodies.strict(request, form).map(TrainingForm::change).flatMap(change -> {
            Command command = command(request, what, change instanceof TrainingChange.ToTrainingStatus(_, var reason) ? reason : null);
            return here(request, command, change)
                    .onErrorResume(OwnersToDecide.class, _ -> training.passOn(command.id(), change, key(request))
                            .flatMap(answer -> switch (answer) {
                                case Trainings.Answer.Is(var enrolment) -> mirrored(request, command, change, enrolment);
                                case Trainings.Answer.Refused(var reasons) -> Mono.error(refused(reasons));
                            }));
        });
    }

    /** What the owner has to decide ends this attempt and its transaction: nothing is held while the owner is asked. */
    private Mono<ServerResponse> here(ServerRequest request, Command command, TrainingChange change) {
        return commands.run(request, () -> training.change(command.id(), change, command.change())
                .flatMap(outcome -> answer(command, change, outcome)));
    }

    private Mono<ServerResponse> mirrored(ServerRequest request, Command command, TrainingChange change, Enrolment enrolment) {
        return commands.run(request, () -> training.mirror(enrolment, command.change()).flatMap(outcome -> answer(command, change, outcome)));
    }

    private Mono<Answer> answer(Command command, TrainingChange change, ChangeTraining.Outcome outcome) {
        return switch (outcome) {
            case ChangeTraining.Outcome.Changed(var stored) -> audited(command, to(change), stored);
            case ChangeTraining.Outcome.OwnersToDecide() -> Mono.error(OwnersToDecide::new);
            case ChangeTraining.Outcome.NotFound() -> Mono.error(Refused.notFound());
            case ChangeTraining.Outcome.Refused(var refusals) -> Mono.error(Problems.ofOperator(refusals));
        };
    }

    private Mono<Answer> audited(Command command, Map<String, Object> why, Stored stored) {
        Change change = command.change();
        return audit.record(command.operator(), change.effectiveAt(), change.what(), "application", command.id().value().toString(), why)
                .then(Mono.fromSupplier(() -> Answer.ok(Documents.envelope(stored.document().body()))));
    }

    private static Map<String, Object> to(TrainingChange change) {
        return switch (change) {
            case TrainingChange.ToLeadProvider(var provider) -> Map.of("lead_provider_id", provider.value());
            case TrainingChange.ToCohort(var cohort) -> Map.of("cohort", cohort.toString());
            case TrainingChange.ToTrainingStatus(var status, var reason) ->
                    Map.of("training_status", status.wire(), "reason", reason == null ? "" : reason);
        };
    }

    private static Refused refused(List<Trainings.Reason> reasons) {
        return Refused.unprocessable(reasons.stream().map(reason ->
                ApiError.of(reason.title(), reason.code(), reason.detail()).with(reason.meta())).toList());
    }

    private record Command(ApplicationId id, Caller.Operator operator, Change change) {
    }

    private static Command command(ServerRequest request, String what, @Nullable String reason) {
        Caller.Operator operator = Requests.operator(request, SCOPE);
        var at = Requests.effectiveAt(request).truncatedTo(ChronoUnit.MICROS);
        return new Command(new ApplicationId(Requests.pathUuid(request, "id")), operator, new Change(what, operator.name(), at, reason));
    }

    private static Optional<String> key(ServerRequest request) {
        return Optional.ofNullable(request.headers().firstHeader("Idempotency-Key"));
    }

    /** Ends an attempt that the owner of the enrolment has to decide. */
    private static final class OwnersToDecide extends RuntimeException {
        OwnersToDecide() {
            super("the enrolment's owner decides", null, false, false);
        }
    }
}
