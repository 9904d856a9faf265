package milepost.statements.http;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import milepost.platform.web.Answer;
import milepost.platform.web.Audit;
import milepost.platform.web.Bodies;
import milepost.platform.web.Caller;
import milepost.platform.web.Commands;
import milepost.platform.web.Json;
import milepost.platform.web.Refused;
import milepost.platform.web.Requests;
import milepost.platform.web.Routes;
import milepost.statements.application.AuthorisePayment;
import milepost.statements.application.CutOffStatements;
import milepost.statements.application.Nudges;
import milepost.statements.application.PutStatement;
import milepost.statements.application.ShowStatement;
import milepost.statements.application.Statements.CutOffFilter;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.statement.OutputMonths;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Statements in the operator API. */
public final class StatementRoutes implements Routes {

    private final PutStatement put;
    private final ShowStatement show;
    private final CutOffStatements cutOff;
    private final AuthorisePayment authorise;
    private final OutputMonths months;
    private final Commands commands;
    private final Audit audit;
    private final Nudges nudges;

    public StatementRoutes(PutStatement put, ShowStatement show, CutOffStatements cutOff, AuthorisePayment authorise,
            OutputMonths months, Commands commands, Audit audit, Nudges nudges) {
        this.put = put;
        this.show = show;
        this.cutOff = cutOff;
        this.authorise = authorise;
        this.months = months;
        this.commands = commands;
        this.audit = audit;
        this.nudges = nudges;
    }

    @Override
    public void addTo(RouterFunctions.Builder router) {
        router.POST("/operator/v1/statements/cut-off", this::cutOff)
                .PUT("/operator/v1/statements/{id}", this::put)
                .GET("/operator/v1/statements/{id}", this::show)
                .POST("/operator/v1/statements/{id}/authorise-payment", this::authorise);
    }

    private Mono<ServerResponse> put(ServerRequest request) {
        Caller operator = Requests.operator(request, "finance");
        StatementId id = new StatementId(Requests.pathUuid(request, "id"));
        Instant now = Requests.effectiveAt(request);
        return Bodies.strict(request, StatementBody.class)
                .map(body -> body.checked(months))
                .flatMap(terms -> commands.run(request, () -> put.run(id, terms, now)
                        .flatMap(outcome -> outcome instanceof PutStatement.Outcome.Stored(var statement, var standing, var created)
                                ? audit.record(operator, now, created ? "statement opened" : "statement put", "statement",
                                                id.toString(), Map.of("deadline_date", terms.deadline().toString(),
                                                        "payment_date", terms.paymentDate().toString()))
                                        .then(Mono.defer(() -> answer(show.run(statement, standing))))
                                : Mono.error(Problems.of(outcome)))))
                .doOnSuccess(_ -> nudges.wake());
    }

    private Mono<ServerResponse> show(ServerRequest request) {
        Requests.operator(request, "finance");
        return show.run(new StatementId(Requests.pathUuid(request, "id")))
                .switchIfEmpty(Mono.error(Refused::notFound))
                .flatMap(view -> Answers.ok(StatementView.of(view)));
    }

    private Mono<ServerResponse> authorise(ServerRequest request) {
        Caller operator = Requests.operator(request, "finance");
        StatementId id = new StatementId(Requests.pathUuid(request, "id"));
        Instant now = Requests.effectiveAt(request);
        return optional(request, Confirmation.class, new Confirmation(false))
                .flatMap(body -> commands.run(request, () -> authorise.run(id, Boolean.TRUE.equals(body.confirmed), now)
                        .flatMap(outcome -> outcome instanceof AuthorisePayment.Outcome.Authorised
                                ? audit.record(operator, now, "payment authorised", "statement", id.toString(), Map.of())
                                        .then(Mono.defer(() -> answer(show.run(id))))
                                : Mono.error(Problems.of(outcome)))))
                .doOnSuccess(_ -> nudges.wake());
    }

    /**
     * Each statement closes in a transaction of its own, so there is no single one that could keep an idempotency key; repeated,
     * a cut-off finds nothing left to close.
     */
    private Mono<ServerResponse> cutOff(ServerRequest request) {
        Caller operator = Requests.operator(request, "finance");
        Instant now = Requests.effectiveAt(request);
        return optional(request, CutOffBody.class, new CutOffBody(null, null, null))
                .map(CutOffBody::filter)
                .flatMap(filter -> cutOff.run(filter, now)
                        .delayUntil(closed -> audit.record(operator, now, "statements cut off", "statements", "cut-off",
                                Map.of("ids", closed.stream().map(StatementId::toString).toList())))
                        .doOnNext(_ -> nudges.wake()))
                .flatMap(closed -> Answers.ok(new CutOffAnswer(closed.stream().map(StatementId::value).toList())));
    }

    private static Mono<Answer> answer(Mono<ShowStatement.View> shown) {
        return shown.map(view -> Answer.ok(Json.bytes(StatementView.of(view))));
    }

    private static <T> Mono<T> optional(ServerRequest request, Class<T> type, T otherwise) {
        return Bodies.raw(request, Bodies.LIMIT)
                .flatMap(body -> body.length == 0 ? Mono.just(otherwise) : Bodies.strict(request, type));
    }

    private record Confirmation(@Nullable Boolean confirmed) {
    }

    private record CutOffAnswer(List<UUID> statements) {
    }

    private record CutOffBody(@Nullable UUID leadProviderId, @Nullable String cohort, @Nullable List<UUID> ids) {

        CutOffFilter filter() {
            Checked check = new Checked();
            var checkedCohort = Optional.ofNullable(cohort).map(check::cohort);
            check.refuse();
            Set<StatementId> wanted = ids == null ? Set.of()
                    : ids.stream().map(StatementId::new).collect(Collectors.toCollection(HashSet::new));
            return new CutOffFilter(Optional.ofNullable(leadProviderId).map(LeadProviderId::new), checkedCohort, wanted);
        }
    }
}
