package milepost.participants.http;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.participants.application.ChangeEnrolment;
import milepost.participants.domain.ApplicationId;
import milepost.participants.domain.Cohort;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.TrainingStatus;
import milepost.participants.domain.training.Asked;
import milepost.participants.domain.training.OperatorAction;
import milepost.platform.web.ApiError;
import milepost.platform.web.Audit;
import milepost.platform.web.Bodies;
import milepost.platform.web.Caller;
import milepost.platform.web.Commands;
import milepost.platform.web.Refused;
import milepost.platform.web.Requests;
import milepost.platform.web.Routes;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code /internal/enrolments/{id}/…}: what an operator decides about an accepted application, passed on by applications-service
 * because the enrolment owns it.
 */
public final class EnrolmentRoutes implements Routes {

    private static final String ENROLMENT = "/internal/enrolments/{id}";

    private final EnrolmentAnswers answers;
    private final Commands commands;
    private final Audit audit;

    public EnrolmentRoutes(EnrolmentAnswers answers, Commands commands, Audit audit) {
        this.answers = answers;
        this.commands = commands;
        this.audit = audit;
    }

    @Override
    public void addTo(RouterFunctions.Builder router) {
        router.PUT(ENROLMENT + "/lead-provider", request -> change(request, ToProvider.class))
                .PUT(ENROLMENT + "/cohort", request -> change(request, ToCohort.class))
                .PUT(ENROLMENT + "/training-status", request -> change(request, ToStatus.class));
    }

    private Mono<ServerResponse> change(ServerRequest request, Class<? extends Body> type) {
        IntakeOrPeer.require(Requests.caller(request));
        var id = new ApplicationId(Requests.pathUuid(request, "id"));
        var at = Requests.effectiveAt(request).truncatedTo(ChronoUnit.MICROS);
        return Bodies.strict(request, type).flatMap(body -> {
            var command = new ChangeEnrolment.Request(id, body.action(), at);
            return commands.run(request, () -> answers.to(command, audited(Requests.caller(request), command, body)));
        });
    }

    private Mono<Void> audited(Caller caller, ChangeEnrolment.Request command, Body body) {
        return audit.record(caller, command.at(), "enrolment_changed", "enrolment", command.enrolment().toString(), body.why());
    }

    /** What it shall be. */
    sealed interface Body {

        /** A body that says nothing sensible is an error, {@link Refused}. */
        OperatorAction action();

        Map<String, Object> why();

        static <T> T named(String field, @Nullable T value) {
            if (value == null) {
                throw refused(field, "required", "The field '%s' is required.".formatted(field));
            }
            return value;
        }

        static Refused refused(String field, String code, String detail) {
            return Refused.unprocessable(List.of(ApiError.field("/" + field, code, detail)));
        }
    }

    record ToProvider(@Nullable UUID leadProviderId) implements Body {
        @Override
        public OperatorAction action() {
            return new OperatorAction.ToProvider(new LeadProviderId(Body.named("lead_provider_id", leadProviderId)));
        }

        @Override
        public Map<String, Object> why() {
            return Map.of("lead_provider_id", String.valueOf(leadProviderId));
        }
    }

    record ToCohort(@Nullable String cohort) implements Body {
        @Override
        public OperatorAction action() {
            return new OperatorAction.ToCohort(Cohort.parse(Body.named("cohort", cohort))
                    .orElseThrow(() -> Body.refused("cohort", "cohort_unknown", "There is no cohort with the identifier in 'cohort'.")));
        }

        @Override
        public Map<String, Object> why() {
            return Map.of("cohort", String.valueOf(cohort));
        }
    }

    record ToStatus(@Nullable String trainingStatus, @Nullable String reason) implements Body {
        @Override
        public OperatorAction action() {
            var status = TrainingStatus.of(Body.named("training_status", trainingStatus)).orElseThrow(() -> Body.refused("training_status",
                    "training_status_invalid", "A 'training_status' is active, deferred or withdrawn."));
            return new OperatorAction.ToStatus(status, Asked.because(reason == null || reason.isBlank() ? null : reason.strip()));
        }

        @Override
        public Map<String, Object> why() {
            return Map.of("training_status", String.valueOf(trainingStatus), "reason", String.valueOf(reason));
        }
    }
}
