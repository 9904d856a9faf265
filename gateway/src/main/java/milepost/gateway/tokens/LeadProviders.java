package milepost.gateway.tokens;

import java.util.UUID;
import milepost.gateway.faults.Faults;
import milepost.gateway.routes.Service;
import milepost.gateway.routes.Siblings;
import milepost.platform.web.InnerToken;
import milepost.platform.web.Json;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Whether a lead provider exists, asked of the service that owns them. */
public final class LeadProviders {

    private static final String SNAPSHOT = "/internal/snapshots/lead-providers?ids=";

    private final Siblings siblings;

    public LeadProviders(Siblings siblings) {
        this.siblings = siblings;
    }

    /** Asked with the operator's own token: the gateway vouches for callers, never for itself. */
    Mono<Boolean> known(UUID leadProvider, InnerToken token) {
        return siblings.get(Service.APPLICATIONS, SNAPSHOT + leadProvider, token).map(reply -> switch (reply.status()) {
            case 200 -> isThere(Json.mapper().readTree(reply.body()));
            case 404 -> false;
            default -> throw Faults.unavailable();
        });
    }

    private static boolean isThere(JsonNode answer) {
        return answer.path("snapshots").values().stream()
                .anyMatch(snapshot -> !snapshot.path("payload").path("deleted").asBoolean(false));
    }
}
