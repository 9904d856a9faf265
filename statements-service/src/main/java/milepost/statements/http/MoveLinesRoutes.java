package milepost.statements.http;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.platform.web.Answer;
import milepost.platform.web.ApiError;
import milepost.platform.web.Audit;
import milepost.platform.web.Bodies;
import milepost.platform.web.Caller;
import milepost.platform.web.Commands;
import milepost.platform.web.Json;
import milepost.platform.web.Refused;
import milepost.platform.web.Requests;
import milepost.platform.web.Routes;
import milepost.statements.application.MoveLines;
import milepost.statements.application.Nudges;
import milepost.statements.domain.DeclarationId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.placement.LineMove;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code POST /operator/v1/statements/{id}/move-lines}: declarations from this open statement to another one. */
public final class MoveLinesRoutes implements Routes {

    /** As many as one transaction moves well within its limit. */
    private static final int MOST = 200;
    private static final int LONGEST_REASON = 1_000;

    private final MoveLines move;
    private final Commands commands;
    private final Audit audit;
    private final Nudges nudges;

    public MoveLinesRoutes(MoveLines move, Commands commands, Audit audit, Nudges nudges) {
        this.move = move;
        this.commands = commands;
        this.audit = audit;
        this.nudges = nudges;
    }

    @Override
    public void addTo(RouterFunctions.Builder router) {
        router.POST("/operator/v1/statements/{id}/move-lines", this::move);
    }

    private Mono<ServerResponse> move(ServerRequest request) {
        Caller operator = Requests.operator(request, "finance");
        StatementId from = new StatementId(Requests.pathUuid(request, "id"));
        Instant now = Requests.effectiveAt(request);
        return Bodies.strict(request, Body.class).map(Body::checked)
                .flatMap(body -> commands.run(request, () -> move.run(from, body.to, body.declarations, now)
                        .flatMap(outcome -> answer(operator, now, from, body, outcome))))
                .doOnSuccess(_ -> nudges.wake());
    }

    private Mono<Answer> answer(Caller operator, Instant now, StatementId from, Wanted body, MoveLines.Outcome outcome) {
        return switch (outcome) {
            case MoveLines.Outcome.Moved(var moved) -> audit.record(operator, now, "lines moved", "statement", from.toString(),
                            Map.of("to", body.to.toString(), "declaration_ids", texts(moved), "reason", body.reason))
                    .thenReturn(Answer.ok(Json.bytes(new Moved(from.value(), body.to.value(), moved.stream().map(DeclarationId::value).toList()))));
            case MoveLines.Outcome.NoSuchStatement _ -> Mono.error(Refused.notFound());
            case MoveLines.Outcome.NoSuchTarget _ -> Mono.error(refused(ApiError.field("/to", "unknown_statement",
                    "There is no statement with this id.")));
            case MoveLines.Outcome.Refused(var why) -> Mono.error(refused(error(why)));
        };
    }

    private static ApiError error(LineMove why) {
        return switch (why) {
            case LineMove.Allowed _ -> throw new IllegalStateException("a success is no problem: " + why);
            case LineMove.SameStatement _ -> ApiError.field("/to", "same_statement", "The lines stand on this statement already.");
            case LineMove.NotAlike _ -> ApiError.field("/to", "statements_differ",
                    "Lines move between statements of one lead provider, cohort and type.");
            case LineMove.TakesNoLines(var statement) -> ApiError.of("statement", "statement_takes_no_lines",
                    "A statement without output fee has no lines.").with(Map.of("statement_id", statement.toString()));
            case LineMove.Closed(var statement, var reason) -> ApiError.of("statement", reason.code(), reason.sentence())
                    .with(Map.of("statement_id", statement.toString()));
            case LineMove.NotThere(var declarations) -> ApiError.field("/declaration_ids", "line_not_on_statement",
                    "These declarations are not paid on the statement the lines are to leave.").with(Map.of("declaration_ids", texts(declarations)));
        };
    }

    private static Refused refused(ApiError error) {
        return new Refused(422, error);
    }

    private static List<String> texts(List<DeclarationId> declarations) {
        return declarations.stream().map(DeclarationId::toString).toList();
    }

    private record Body(@Nullable UUID to, @Nullable List<UUID> declarationIds, @Nullable String reason) {

        Wanted checked() {
            Checked check = new Checked();
            UUID target = check.required("to", to, Checked.NOBODY);
            List<UUID> ids = check.required("declaration_ids", declarationIds, List.of());
            if (declarationIds != null && (ids.isEmpty() || ids.size() > MOST)) {
                check.error("declaration_ids", "out_of_range", "From one to %d declarations move at a time.".formatted(MOST));
            }
            String text = check.required("reason", reason, "-").strip();
            if (text.isEmpty() || text.length() > LONGEST_REASON) {
                check.error("reason", "required", "Why they move is said in up to 1,000 characters.");
            }
            check.refuse();
            return new Wanted(new StatementId(target), ids.stream().map(DeclarationId::new).toList(), text);
        }
    }

    private record Wanted(StatementId to, List<DeclarationId> declarations, String reason) {
    }

    private record Moved(UUID statementId, UUID to, List<UUID> declarationIds) {
    }
}
