package milepost.declarations.http;

import java.util.List;
import java.util.UUID;
import milepost.declarations.application.Oversight;
import milepost.platform.web.Json;
import milepost.platform.web.Refused;
import milepost.platform.web.Requests;
import milepost.platform.web.Routes;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** What statements-service compares its lines with (decision E13): groups first, single declarations only where groups differ. */
public final class ReconciliationRoutes implements Routes {

    /** How many declarations an answer holds; who wants more asks for those after the last one. */
    private static final int PAGE = 5_000;

    private final Oversight oversight;

    public ReconciliationRoutes(Oversight oversight) {
        this.oversight = oversight;
    }

    @Override
    public void addTo(RouterFunctions.Builder router) {
        router.GET("/internal/reconciliation/groups", this::groups)
                .GET("/internal/reconciliation/declarations", this::declarations);
    }

    private Mono<ServerResponse> groups(ServerRequest request) {
        Requests.internal(request);
        UUID provider = request.queryParam("lead_provider_id").map(ReconciliationRoutes::uuid).orElse(null);
        return oversight.groups(provider).collectList().flatMap(ReconciliationRoutes::exactly);
    }

    private Mono<ServerResponse> declarations(ServerRequest request) {
        Requests.internal(request);
        return oversight.declarations(uuid(required(request, "lead_provider_id")), required(request, "cohort"),
                required(request, "declaration_type"), request.queryParam("after").map(ReconciliationRoutes::uuid).orElse(null), PAGE).collectList().flatMap(ReconciliationRoutes::exactly);
    }

    private static Mono<ServerResponse> exactly(List<?> rows) {
        return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(Json.exact().writeValueAsBytes(rows));
    }

    private static String required(ServerRequest request, String name) {
        return request.queryParam(name).orElseThrow(() -> Refused.badRequest("parameter_missing", "The parameter '%s' is missing.".formatted(name)));
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAUuid) {
            throw Refused.badRequest("parameter_invalid", "'%s' is not a UUID.".formatted(text));
        }
    }
}
