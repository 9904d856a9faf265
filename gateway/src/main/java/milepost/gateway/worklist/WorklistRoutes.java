package milepost.gateway.worklist;

import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import milepost.gateway.faults.Faults;
import milepost.gateway.routes.Service;
import milepost.gateway.routes.Siblings;
import milepost.platform.web.InnerToken;
import milepost.platform.web.Json;
import milepost.platform.web.Requests;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** {@code GET /operator/v1/worklist}: all services or none, for a list with a silent gap would be taken for a clean desk. */
public final class WorklistRoutes {

    private static final String PATH = "/operator/v1/worklist";
    private static final String SCOPE = "finance";

    private final Siblings siblings;

    public WorklistRoutes(Siblings siblings) {
        this.siblings = siblings;
    }

    public RouterFunction<ServerResponse> routes() {
        return route(GET(PATH), this::list);
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        Requests.operator(request, SCOPE);
        InnerToken token = Requests.token(request);
        return Mono.zip(items(Service.DECLARATIONS, token), items(Service.PARTICIPANTS, token), items(Service.STATEMENTS, token))
                .map(lists -> merged(Stream.of(lists.getT1(), lists.getT2(), lists.getT3())))
                .flatMap(items -> ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(Json.bytes(items)));
    }

    private Mono<JsonNode> items(Service service, InnerToken token) {
        return siblings.get(service, PATH, token).map(reply -> {
            if (reply.status() != 200) {
                throw Faults.unavailable();
            }
            return Json.exact().readTree(reply.body());
        });
    }

    private static List<JsonNode> merged(Stream<JsonNode> lists) {
        return lists.flatMap(list -> list.values().stream())
                .sorted(Comparator.comparing(item -> Instant.parse(item.path("since").stringValue())))
                .toList();
    }
}
