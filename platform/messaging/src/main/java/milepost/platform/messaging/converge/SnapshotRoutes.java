package milepost.platform.messaging.converge;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import milepost.platform.messaging.AskTheOwner;
import milepost.platform.messaging.Snapshot;
import milepost.platform.messaging.SnapshotSource;
import milepost.platform.web.ApiError;
import milepost.platform.web.Audit;
import milepost.platform.web.Bodies;
import milepost.platform.web.Caller;
import milepost.platform.web.Json;
import milepost.platform.web.Refused;
import milepost.platform.web.Requests;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the owner of an aggregate answers to peers, and sends again for an operator. */
public final class SnapshotRoutes {

    private static final String IDS = "ids";
    private static final int MOST_IDS = 500;

    private final Map<String, SnapshotSource> sources;
    private final AskTheOwner askTheOwner;
    private final Republish republish;
    private final Audit audit;
    private final TransactionalOperator transaction;

    public SnapshotRoutes(List<SnapshotSource> sources, AskTheOwner askTheOwner, Republish republish, Audit audit,
                          TransactionalOperator transaction) {
        this.sources = sources.stream().collect(Collectors.toUnmodifiableMap(SnapshotSource::aggregate, Function.identity()));
        this.askTheOwner = askTheOwner;
        this.republish = republish;
        this.audit = audit;
        this.transaction = transaction;
    }

    public RouterFunction<ServerResponse> routes() {
        return route()
                .GET("/internal/snapshots/{aggregate}", this::answerPeer)
                .POST("/operator/v1/republish/{aggregate}", this::sendAgain)
                .build();
    }

    /** A peer calls for itself or for the request it is in; both carry a token of ours, and the gateway passes nothing to this path. */
    private Mono<ServerResponse> answerPeer(ServerRequest request) {
        Requests.caller(request);
        SnapshotSource source = source(request);
        return askTheOwner.around(() -> snapshots(source, request).collectList())
                .onErrorMap(IllegalArgumentException.class, e -> Refused.badRequest("unknown_criteria", "These criteria are not answered."))
                .flatMap(found -> ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(SnapshotDocuments.write(found)));
    }

    private Flux<Snapshot> snapshots(SnapshotSource source, ServerRequest request) {
        return Flux.defer(() -> {
            if (!request.queryParams().containsKey(IDS)) {
                return source.matching(request.queryParams().toSingleValueMap());
            }
            List<String> ids = idsInQuery(request);
            if (ids.size() > MOST_IDS) {
                throw Refused.badRequest("too_many_ids", "At most %d ids can be asked for at once.".formatted(MOST_IDS));
            }
            return transaction.transactional(source.byIds(ids));
        });
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
        return request.queryParams().getOrDefault(IDS, List.of()).stream()
                .flatMap(list -> Stream.of(list.split(",")))
                .filter(id -> !id.isBlank()).distinct().toList();
    }

    private SnapshotSource source(ServerRequest request) {
        SnapshotSource source = sources.get(request.pathVariable("aggregate"));
        if (source == null) {
            throw Refused.notFound();
        }
        return source;
    }

    private record Selection(@Nullable List<String> ids) {
    }

    private record Queued(long queued) {
    }
}
