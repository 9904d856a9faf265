package milepost.statements.http;

import java.time.Instant;
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
import milepost.statements.application.Contracts;
import milepost.statements.application.Contracts.Contract;
import milepost.statements.application.Nudges;
import milepost.statements.application.PutContract;
import milepost.statements.domain.ContractId;
import milepost.statements.domain.pricing.ContractKind;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;

/** Contracts in the operator API. */
public final class ContractRoutes implements Routes {

    private final PutContract put;
    private final Contracts contracts;
    private final Commands commands;
    private final Audit audit;
    private final Nudges nudges;

    public ContractRoutes(PutContract put, Contracts contracts, Commands commands, Audit audit, Nudges nudges) {
        this.put = put;
        this.contracts = contracts;
        this.commands = commands;
        this.audit = audit;
        this.nudges = nudges;
    }

    @Override
    public void addTo(RouterFunctions.Builder router) {
        router.PUT("/operator/v1/contracts/{id}", this::put)
                .GET("/operator/v1/contracts/{id}", this::show);
    }

    private Mono<ServerResponse> put(ServerRequest request) {
        Caller operator = Requests.operator(request, "finance");
        UUID id = Requests.pathUuid(request, "id");
        return Bodies.raw(request, Bodies.LIMIT)
                .flatMap(body -> wanted(request, kind(body), id, Requests.effectiveAt(request)))
                .flatMap(contract -> commands.run(request, () -> put.run(contract)
                        .flatMap(outcome -> answer(request, operator, contract, outcome))))
                .doOnSuccess(_ -> nudges.wake());
    }

    private Mono<Answer> answer(ServerRequest request, Caller operator, Contract wanted, PutContract.Outcome outcome) {
        return outcome instanceof PutContract.Outcome.Stored(var contract, var created)
                ? audit.record(operator, Requests.effectiveAt(request), created ? "contract agreed" : "contract put", "contract",
                                wanted.id().toString(), Map.of("version", contract.current().number()))
                        .thenReturn(Answer.ok(Json.bytes(ContractView.of(contract))))
                : Mono.error(Problems.of(outcome));
    }

    private Mono<ServerResponse> show(ServerRequest request) {
        Requests.operator(request, "finance");
        return contracts.find(new ContractId(Requests.pathUuid(request, "id")))
                .switchIfEmpty(Mono.error(Refused::notFound))
                .flatMap(contract -> Answers.ok(ContractView.of(contract)));
    }

    /** Each kind has fields of its own, so it is judged before any of them. */
    private static Mono<Contract> wanted(ServerRequest request, ContractKind kind, UUID id, Instant now) {
        return switch (kind) {
            case NPQ -> Bodies.strict(request, ContractBody.class).map(body -> body.checked(id, now));
            case ECF -> Bodies.strict(request, EcfContractBody.class).map(body -> body.checked(id, now));
            case ECF_MENTOR -> Bodies.strict(request, MentorContractBody.class).map(body -> body.checked(id, now));
        };
    }

    private static ContractKind kind(byte[] body) {
        String kind = written(body);
        if (kind.isEmpty() && body.length > 0) {
            throw new Refused(422, ApiError.field("/kind", "required", "The field 'kind' is required."));
        }
        return ContractKind.of(body.length == 0 ? "npq" : kind).orElseThrow(() -> new Refused(422,
                ApiError.field("/kind", "invalid_kind", "A contract's kind is npq, ecf or ecf_mentor.")));
    }

    private static String written(byte[] body) {
        try {
            return body.length == 0 ? "" : Json.mapper().readTree(body).path("kind").asString("");
        } catch (JacksonException malformed) {
            // the strict reader says what is wrong with it
            return "npq";
        }
    }
}
