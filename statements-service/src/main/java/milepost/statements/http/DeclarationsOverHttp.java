package milepost.statements.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import milepost.platform.web.InternalClient;
import milepost.platform.web.Json;
import milepost.invariants.Standing;
import milepost.statements.application.Reconcile;
import milepost.statements.application.Reconcile.Group;
import milepost.statements.application.Reconcile.Key;
import milepost.statements.domain.LeadProviderId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** declarations-service's side of the reconciliation. */
public final class DeclarationsOverHttp implements Reconcile.Side {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonMapper TOLERANT = Json.exact().rebuild()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final Function<String, Mono<byte[]>> owner;

    public DeclarationsOverHttp(InternalClient client) {
        this(path -> client.to("declarations-service", PATIENCE).get().uri(path).retrieve().bodyToMono(byte[].class));
    }

    /** @param owner what is answered at a path */
    DeclarationsOverHttp(Function<String, Mono<byte[]>> owner) {
        this.owner = owner;
    }

    @Override
    public Flux<Group> groups(Optional<LeadProviderId> provider) {
        return get("/internal/reconciliation/groups" + provider.map(id -> "?lead_provider_id=" + id).orElse(""), TheirGroup[].class)
                .map(group -> new Group(new Key(group.leadProviderId, group.cohort, group.declarationType), group.count, group.hash));
    }

    @Override
    public Flux<Standing> entries(Key key) {
        String all = "/internal/reconciliation/declarations?lead_provider_id=%s&cohort=%s&declaration_type=%s"
                .formatted(key.leadProvider(), key.cohort(), key.declarationType());
        return get(all, TheirDeclaration[].class).collectList()
                .expand(page -> page.isEmpty() ? Mono.empty() : get(all + "&after=" + page.getLast().id, TheirDeclaration[].class).collectList())
                .flatMapIterable(Function.identity())
                .map(declaration -> Standing.ofOwner(
                        declaration.id, declaration.state, declaration.fundable, declaration.updatedAt));
    }

    private <T> Flux<T> get(String path, Class<T[]> type) {
        return Mono.defer(() -> owner.apply(path))
                .flatMapMany(body -> Flux.fromArray(TOLERANT.readValue(body, type)));
    }

    private record TheirGroup(UUID leadProviderId, String cohort, String declarationType, long count, String hash) {
    }

    private record TheirDeclaration(UUID id, String state, boolean fundable, Instant updatedAt) {
    }
}
