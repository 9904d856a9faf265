package milepost.platform.messaging.converge;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import milepost.platform.messaging.SnapshotSource;
import milepost.platform.web.ApiError;
import milepost.platform.web.Audit;
import milepost.platform.web.Bodies;
import milepost.platform.web.Caller;
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

/** What the owner of an aggregate answers to peers, and sends again for an operator. */
public final class SnapshotRoutes implements Routes {

    private static final String IDS = SnapshotsForPeers.IDS;

    private final SnapshotsForPeers answers;
    private final Republish republish;
    private final Audit audit;

    public SnapshotRoutes(SnapshotsForPeers answers, Republish republish, Audit audit) {
        this.answers = answers;
        this.republish = republish;
        this.audit = audit;
    }

    @Override
    public void addTo(RouterFunctions.Builder router) {
        router.GET("/internal/snapshots/{aggregate}", this::answerPeer)
                .POST("/operator/v1/republish/{aggregate}", this::sendAgain);
    }

    /** A peer calls for itself or for the request it is in; both carry a token of ours, and the gateway passes nothing to this path. */
    private Mono<ServerResponse> answerPeer(ServerRequest request) {
        Requests.caller(request);
        return answers.to(request.pathVariable("aggregate"), criteria(request))
                .flatMap(found -> ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(SnapshotDocuments.write(found)));
    }

    private static Map<String, String> criteria(ServerRequest request) {
        return request.queryParams().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, named -> String.join(",", named.getValue())));
    }

    private Mono<ServerResponse> sendAgain(ServerRequest request) {
        Caller operator = Requests.operator(request, "catalogue");
        SnapshotSource source = source(request);
        return selection(request)
                .flatMap(selection -> {
                    Mono<Long> sent = send(source, selection);
                    return audit.record(operator, Requests.effectiveAt(request), "republish", source.aggregate(),
                            selection.isPresent() ? "some" : "all", Map.of(IDS, selection.orElse(List.of()))).then(sent);
                })
                .flatMap(queued -> ServerResponse.accepted().contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(Json.bytes(new Queued(queued))));
    }

    /** Refuses, before anything is done, what cannot be an id: a mistyped one should not look like one that is up to date. */
    private Mono<Long> send(SnapshotSource source, Optional<List<String>> selection) {
        try {
            return selection.map(ids -> republish.some(source, ids)).orElseGet(() -> republish.all(source));
        } catch (IllegalArgumentException e) {
            throw Refused.unprocessable(List.of(ApiError.of(IDS, "invalid_id", "One of these is not an id of this kind.")));
        }
    }

    /** Nothing stands for all of them; an empty list for none. */
    private static Mono<Optional<List<String>>> selection(ServerRequest request) {
        return Bodies.raw(request, Bodies.LIMIT).flatMap(body -> body.length == 0
                ? Mono.just(Optional.of(IDS).filter(request.queryParams()::containsKey).map(_ -> idsInQuery(request)))
                : Bodies.strict(request, Selection.class).map(selection -> Optional.ofNullable(selection.ids())
                        .map(ids -> ids.stream().filter(Objects::nonNull).distinct().toList())));
    }

    private static List<String> idsInQuery(ServerRequest request) {
        return SnapshotsForPeers.ids(Objects.requireNonNull(criteria(request).get(IDS)));
    }

    private SnapshotSource source(ServerRequest request) {
        return answers.source(request.pathVariable("aggregate")).orElseThrow(Refused::notFound);
    }

    private record Selection(@Nullable List<String> ids) {
    }

    private record Queued(long queued) {
    }
}
