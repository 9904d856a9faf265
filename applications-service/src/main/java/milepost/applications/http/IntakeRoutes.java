package milepost.applications.http;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import milepost.applications.application.Applications.Change;
import milepost.applications.application.Applications.Stored;
import milepost.applications.application.CheckRegistration;
import milepost.applications.application.CheckRegistration.Together;
import milepost.applications.application.FindApplication;
import milepost.applications.application.MarkFundingEligibility;
import milepost.applications.application.ReceiveApplication;
import milepost.applications.application.ReceiveApplication.Outcome;
import milepost.applications.application.Registration;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.Refusal;
import milepost.applications.domain.Verdict;
import milepost.platform.web.Answer;
import milepost.platform.web.Audit;
import milepost.platform.web.Bodies;
import milepost.platform.web.Caller;
import milepost.platform.web.Commands;
import milepost.platform.web.Documents;
import milepost.platform.web.Json;
import milepost.platform.web.Refused;
import milepost.platform.web.Requests;
import milepost.platform.web.Routes;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code /operator/v1/applications}: the registration service hands applications in, operators say who is funded. */
public final class IntakeRoutes implements Routes {

    private static final String SCOPE = "intake";
    private static final int MOST = 100;

    private final CheckRegistration check;
    private final ReceiveApplication receive;
    private final MarkFundingEligibility mark;
    private final FindApplication find;
    private final Commands commands;
    private final Audit audit;
    private final Documents documents;

    public IntakeRoutes(CheckRegistration check, ReceiveApplication receive, MarkFundingEligibility mark, FindApplication find,
                        Commands commands, Audit audit, Documents documents) {
        this.check = check;
        this.receive = receive;
        this.mark = mark;
        this.find = find;
        this.commands = commands;
        this.audit = audit;
        this.documents = documents;
    }

    @Override
    public void addTo(RouterFunctions.Builder router) {
        router.POST("/operator/v1/applications", this::receive)
                .POST("/operator/v1/applications/import", this::receiveAll)
                .GET("/operator/v1/applications/{id}", this::show)
                .GET("/operator/v1/applications/{id}/lead-provider", this::show)
                .GET("/operator/v1/applications/{id}/cohort", this::show)
                .GET("/operator/v1/applications/{id}/training-status", this::show)
                .GET("/operator/v1/applications/{id}/funding-eligibility", this::why)
                .PUT("/operator/v1/applications/{id}/funding-eligibility", this::mark);
    }

    private Mono<ServerResponse> receive(ServerRequest request) {
        Caller.Operator operator = Requests.operator(request, SCOPE);
        Instant at = at(request);
        return Bodies.strict(request, RegistrationForm.class).map(RegistrationForm::understood)
                .flatMap(check::check)
                .flatMap(finding -> commands.run(request, () -> receive.receive(finding, operator.name(), at)
                        .flatMap(outcome -> answer(outcome, operator, at))));
    }

    private Mono<Answer> answer(Outcome outcome, Caller.Operator operator, Instant at) {
        return switch (outcome) {
            case Outcome.Received received -> recorded(received, operator, at).thenReturn(Answer.created(shown(received.application())));
            case Outcome.Refused(var refusals) -> Mono.error(Problems.ofOperator(refusals));
        };
    }

    private Mono<ServerResponse> receiveAll(ServerRequest request) {
        Caller.Operator operator = Requests.operator(request, SCOPE);
        Instant at = at(request);
        return Bodies.strictList(request, RegistrationForm.class).map(IntakeRoutes::understood)
                .flatMap(check::check)
                .flatMap(together -> commands.run(request, () -> switch (together) {
                    case Together.Sound(var findings) -> receive.receive(findings, operator.name(), at)
                            .flatMap(outcomes -> answer(outcomes, operator, at));
                    case Together.SomeRefused(var refusals) -> Mono.error(Problems.ofOperator(refusals));
                }));
    }

    /** One answer names everything that is wrong with any of them. */
    private static List<Registration> understood(List<RegistrationForm> forms) {
        Form all = new Form();
        all.unless(!forms.isEmpty() && forms.size() <= MOST, "", "wrong_length", "This needs 1 to " + MOST + " applications.");
        all.refuseErrors();
        List<Optional<Registration>> registrations = IntStream.range(0, forms.size())
                .mapToObj(number -> forms.get(number).understood(all.within("/" + number))).toList();
        all.refuseErrors();
        return registrations.stream().map(Optional::orElseThrow).toList();
    }

    /** All of them or none: what one cannot be, none is. */
    private Mono<Answer> answer(List<Outcome> outcomes, Caller.Operator operator, Instant at) {
        Map<Integer, List<Refusal>> refused = new TreeMap<>();
        List<Outcome.Received> received = new ArrayList<>();
        for (int number = 0; number < outcomes.size(); number++) {
            switch (outcomes.get(number)) {
                case Outcome.Received one -> received.add(one);
                case Outcome.Refused(var refusals) -> refused.put(number, refusals);
            }
        }
        if (!refused.isEmpty()) {
            return Mono.error(Problems.ofOperator(refused));
        }
        return Flux.fromIterable(received).concatMap(one -> recorded(one, operator, at))
                .then(Mono.fromSupplier(() -> Answer.ok(Json.bytes(Imported.of(received)))));
    }

    private Mono<Void> recorded(Outcome.Received received, Caller.Operator operator, Instant at) {
        return received.created() ? audit.record(operator, at, "application_received", "application", id(received.application()), Map.of())
                : Mono.empty();
    }

    /** What an import is answered: each application in its place. */
    private record Imported(List<One> applications) {

        /** @param created false for a repetition */
        record One(String id, boolean created) {
        }

        static Imported of(List<Outcome.Received> received) {
            return new Imported(received.stream().map(each -> new One(IntakeRoutes.id(each.application()), each.created())).toList());
        }
    }

    private Mono<ServerResponse> show(ServerRequest request) {
        Requests.operator(request, SCOPE);
        return find.any(new ApplicationId(Requests.pathUuid(request, "id")))
                .switchIfEmpty(Mono.error(Refused::notFound))
                .flatMap(stored -> documents.one(request, stored.document().body(), stored.document().etag()));
    }

    private Mono<ServerResponse> why(ServerRequest request) {
        Requests.operator(request, SCOPE);
        ApplicationId id = new ApplicationId(Requests.pathUuid(request, "id"));
        return find.any(id)
                .switchIfEmpty(Mono.error(Refused::notFound))
                .flatMap(stored -> find.mark(id).map(Optional::of).defaultIfEmpty(Optional.empty())
                        .map(mark -> FundingAnswers.why(stored, mark.orElse(null))))
                .flatMap(body -> ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).header("Cache-Control", "no-store").bodyValue(body));
    }

    /** @param eligible must be there; null says unconfirmed */
    private record Eligibility(@Nullable Optional<Boolean> eligible, @Nullable String reason) {
    }

    private Mono<ServerResponse> mark(ServerRequest request) {
        Caller.Operator operator = Requests.operator(request, SCOPE);
        ApplicationId id = new ApplicationId(Requests.pathUuid(request, "id"));
        Instant at = at(request);
        return Bodies.strict(request, Eligibility.class).flatMap(body -> {
            Form form = new Form();
            form.required("/eligible", body.eligible());
            String reason = form.optionalText("/reason", body.reason());
            form.refuseErrors();
            Boolean eligible = body.eligible() == null ? null : body.eligible().orElse(null);
            return commands.run(request, () -> mark.mark(id, eligible, new Change(MarkFundingEligibility.MARKED, operator.name(), at, reason))
                    .switchIfEmpty(Mono.error(Refused::notFound))
                    .flatMap(stored -> audit.record(operator, at, MarkFundingEligibility.MARKED, "application", id(stored),
                            Map.of("eligible", Verdict.given(eligible).wire(), "reason", reason == null ? "" : reason)).thenReturn(stored))
                    .map(stored -> Answer.ok(shown(stored))));
        });
    }

    private static Instant at(ServerRequest request) {
        return Requests.effectiveAt(request).truncatedTo(ChronoUnit.MICROS);
    }

    private static String id(Stored stored) {
        return stored.application().id().value().toString();
    }

    private static byte[] shown(Stored stored) {
        return Documents.envelope(stored.document().body());
    }
}
