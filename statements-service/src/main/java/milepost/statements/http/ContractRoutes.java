package milepost.statements.http;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import java.util.Map;
import java.util.Set;
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
import milepost.statements.application.Contracts;
import milepost.statements.application.Contracts.Contract;
import milepost.statements.application.Nudges;
import milepost.statements.application.PutContract;
import milepost.statements.domain.ContractId;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;

/** Contracts in the operator API. */
public final class ContractRoutes {

    private static final Set<String> NOT_YET = Set.of("ecf", "ecf_mentor");

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

    public RouterFunction<ServerResponse> routes() {
        return route()
                .PUT("/operator/v1/contracts/{id}", this::put)
                .GET("/operator/v1/contracts/{id}", this::show)
                .build();
    }

    private Mono<ServerResponse> put(ServerRequest request) {
        Caller operator = Requests.operator(request, "finance");
        UUID id = Requests.pathUuid(request, "id");
        return Bodies.raw(request, Bodies.LIMIT)
                .doOnNext(ContractRoutes::refuseKinds)
                .then(Mono.defer(() -> Bodies.strict(request, ContractBody.class)))
                .map(body -> body.checked(id, Requests.effectiveAt(request)))
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

    /** The kinds of ECF have other fields; they are refused by name before any field is judged. */
    private static void refuseKinds(byte[] body) {
        String kind = kind(body);
        if (NOT_YET.contains(kind)) {
            throw new Refused(422, ApiError.field("/kind", "kind_not_supported_yet",
                    "Contracts of kind '%s' cannot be put yet; npq can.".formatted(kind)));
        }
        if (!kind.equals("npq") && !kind.isEmpty()) {
            throw new Refused(422, ApiError.field("/kind", "invalid_kind", "A contract's kind is npq, ecf or ecf_mentor."));
        }
        if (kind.isEmpty() && body.length > 0) {
            throw new Refused(422, ApiError.field("/kind", "required", "The field 'kind' is required."));
        }
    }

    private static String kind(byte[] body) {
        try {
            return body.length == 0 ? "" : Json.mapper().readTree(body).path("kind").asString("");
        } catch (JacksonException malformed) {
            // the strict reader says what is wrong with it
            return "npq";
        }
    }
}
