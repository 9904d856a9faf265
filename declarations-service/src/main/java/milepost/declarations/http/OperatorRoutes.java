package milepost.declarations.http;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import milepost.declarations.application.Oversight;
import milepost.declarations.application.VoidDeclaration;
import milepost.declarations.domain.DeclarationId;
import milepost.platform.web.ApiError;
import milepost.platform.web.Audit;
import milepost.platform.web.Bodies;
import milepost.platform.web.Caller;
import milepost.platform.web.Commands;
import milepost.platform.web.Json;
import milepost.platform.web.Refused;
import milepost.platform.web.Requests;
import milepost.platform.web.Routes;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** What finance does with declarations, and what waits for it; scope {@code finance}. */
public final class OperatorRoutes implements Routes {

    private static final String SCOPE = "finance";

    private final VoidDeclaration take;
    private final Oversight oversight;
    private final Commands commands;
    private final Audit audit;

    public OperatorRoutes(VoidDeclaration take, Oversight oversight, Commands commands, Audit audit) {
        this.take = take;
        this.oversight = oversight;
        this.commands = commands;
        this.audit = audit;
    }

    @Override
    public void addTo(RouterFunctions.Builder router) {
        router.POST("/operator/v1/declarations/{id}/void", this::takeBack)
                .GET("/operator/v1/worklist", this::worklist);
    }

    private record VoidBody(@Nullable String reason) {

        String givenReason() {
            if (reason == null || reason.isBlank()) {
                throw new Refused(422, new ApiError("reason", "Say why the declaration is voided.", "reason_missing", "/reason", Map.of()));
            }
            return reason.strip();
        }
    }

    private Mono<ServerResponse> takeBack(ServerRequest request) {
        Caller operator = Requests.operator(request, SCOPE);
        UUID id = Requests.pathUuid(request, "id");
        Instant effectiveAt = Requests.effectiveAt(request);
        return Bodies.strict(request, VoidBody.class).map(VoidBody::givenReason).flatMap(reason -> commands.run(request,
                () -> take.byFinance(new DeclarationId(id), effectiveAt).flatMap(outcome -> DeclarationRoutes.voided(ApiVersion.V3, outcome))
                        .flatMap(answer -> audit.record(operator, effectiveAt, "declaration_voided", "declaration", id.toString(),
                                Map.of("reason", reason)).thenReturn(answer))));
    }

    private Mono<ServerResponse> worklist(ServerRequest request) {
        Requests.operator(request, SCOPE);
        return oversight.worklist().collectList().flatMap(items -> ServerResponse.ok().contentType(MediaType.APPLICATION_JSON)
                .header("Cache-Control", "no-store").bodyValue(Json.bytes(items)));
    }
}
