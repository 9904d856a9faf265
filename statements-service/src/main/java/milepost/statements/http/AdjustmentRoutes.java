package milepost.statements.http;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import milepost.platform.web.Answer;
import milepost.platform.web.Audit;
import milepost.platform.web.Bodies;
import milepost.platform.web.Caller;
import milepost.platform.web.Commands;
import milepost.platform.web.Json;
import milepost.platform.web.Refused;
import milepost.platform.web.Requests;
import milepost.platform.web.Routes;
import milepost.statements.application.AdjustStatement;
import milepost.statements.application.Adjustments;
import milepost.statements.application.Nudges;
import milepost.statements.domain.AdjustmentId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.pricing.Adjustment;
import milepost.statements.domain.pricing.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Adjustments in the operator API. */
public final class AdjustmentRoutes implements Routes {

    private final AdjustStatement adjust;
    private final Adjustments adjustments;
    private final Supplier<UUID> ids;
    private final Commands commands;
    private final Audit audit;
    private final Nudges nudges;

    public AdjustmentRoutes(AdjustStatement adjust, Adjustments adjustments, Supplier<UUID> ids, Commands commands, Audit audit,
            Nudges nudges) {
        this.adjust = adjust;
        this.adjustments = adjustments;
        this.ids = ids;
        this.commands = commands;
        this.audit = audit;
        this.nudges = nudges;
    }

    @Override
    public void addTo(RouterFunctions.Builder router) {
        router.POST("/operator/v1/statements/{id}/adjustments", this::add)
                .GET("/operator/v1/adjustments/{id}", this::show)
                .PUT("/operator/v1/adjustments/{id}", this::replace)
                .DELETE("/operator/v1/adjustments/{id}", this::remove);
    }

    private Mono<ServerResponse> add(ServerRequest request) {
        Caller operator = Requests.operator(request, "finance");
        StatementId statement = new StatementId(Requests.pathUuid(request, "id"));
        Instant now = Requests.effectiveAt(request);
        return Bodies.strict(request, Body.class).map(Body::checked).flatMap(body -> commands.run(request, () -> {
            var adjustment = new Adjustment(new AdjustmentId(ids.get()), body.description, body.amount, now);
            return adjust.add(statement, adjustment)
                    .flatMap(outcome -> recorded(operator, now, "adjustment added", outcome))
                    .map(done -> Answer.created(Json.bytes(StatementView.AdjustmentView.of(done))));
        })).doOnSuccess(_ -> nudges.wake());
    }

    private Mono<ServerResponse> replace(ServerRequest request) {
        Caller operator = Requests.operator(request, "finance");
        AdjustmentId id = new AdjustmentId(Requests.pathUuid(request, "id"));
        Instant now = Requests.effectiveAt(request);
        return Bodies.strict(request, Body.class).map(Body::checked).flatMap(body -> commands.run(request, () ->
                adjust.replace(id, body.description, body.amount, now)
                        .flatMap(outcome -> recorded(operator, now, "adjustment changed", outcome))
                        .map(done -> Answer.ok(Json.bytes(StatementView.AdjustmentView.of(done))))))
                .doOnSuccess(_ -> nudges.wake());
    }

    private Mono<ServerResponse> remove(ServerRequest request) {
        Caller operator = Requests.operator(request, "finance");
        AdjustmentId id = new AdjustmentId(Requests.pathUuid(request, "id"));
        Instant now = Requests.effectiveAt(request);
        return commands.run(request, () -> adjust.remove(id, now)
                        .flatMap(outcome -> recorded(operator, now, "adjustment removed", outcome))
                        .map(_ -> Answer.noContent()))
                .doOnSuccess(_ -> nudges.wake());
    }

    private Mono<ServerResponse> show(ServerRequest request) {
        Requests.operator(request, "finance");
        return adjustments.find(new AdjustmentId(Requests.pathUuid(request, "id")))
                .switchIfEmpty(Mono.error(Refused::notFound))
                .flatMap(placed -> Answers.ok(StatementView.AdjustmentView.of(placed.adjustment())));
    }

    private Mono<Adjustment> recorded(Caller operator, Instant now, String what, AdjustStatement.Outcome outcome) {
        return outcome instanceof AdjustStatement.Outcome.Adjusted(var adjustment)
                ? audit.record(operator, now, what, "adjustment", adjustment.id().toString(),
                                Map.of("description", adjustment.description(), "amount", adjustment.amount().toString()))
                        .thenReturn(adjustment)
                : Mono.error(Problems.of(outcome));
    }

    private record Body(@Nullable String description, @Nullable BigDecimal amount) {

        /** Facts/npq 7.6: described, and never zero. */
        CheckedBody checked() {
            Checked check = new Checked();
            String text = check.required("description", description, "-").strip();
            if (text.isEmpty() || text.length() > 1000) {
                check.error("description", "required", "An adjustment is described in up to 1,000 characters.");
            }
            Money money = check.money("amount", check.required("amount", amount, BigDecimal.ONE));
            if (amount != null && money.isZero() && amount.signum() == 0) {
                check.error("amount", "amount_zero", "An adjustment is more or less than nothing.");
            }
            check.refuse();
            return new CheckedBody(text, money);
        }
    }

    private record CheckedBody(String description, Money amount) {
    }
}
