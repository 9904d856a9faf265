package milepost.statements.http;

import milepost.platform.web.Json;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Plain JSON answers of the operator API. */
final class Answers {

    private Answers() {
    }

    static Mono<ServerResponse> ok(Object body) {
        return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).header("Cache-Control", "no-store")
                .bodyValue(Json.bytes(body));
    }
}
