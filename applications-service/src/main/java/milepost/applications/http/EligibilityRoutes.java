package milepost.applications.http;

import java.time.temporal.ChronoUnit;
import java.util.Map;
import milepost.applications.application.EligibilityLists;
import milepost.applications.domain.EligibilityList;
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
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code /operator/v1/eligibility-lists}: lists that the funding rules look things up in, each uploaded as a whole. */
public final class EligibilityRoutes implements Routes {

    private static final String SCOPE = "catalogue";

    /** Decision A14. */
    private static final int LIMIT = 16 << 20;

    private static final MediaType CSV = MediaType.parseMediaType("text/csv");

    private final EligibilityLists lists;
    private final Commands commands;
    private final Audit audit;

    public EligibilityRoutes(EligibilityLists lists, Commands commands, Audit audit) {
        this.lists = lists;
        this.commands = commands;
        this.audit = audit;
    }

    private record Shown(String type, int entries) {
    }

    @Override
    public void addTo(RouterFunctions.Builder router) {
        router.PUT("/operator/v1/eligibility-lists/{type}", this::put)
                .GET("/operator/v1/eligibility-lists/{type}", this::show)
                .GET("/operator/v1/eligibility-lists", this::all);
    }

    private Mono<ServerResponse> put(ServerRequest request) {
        Caller.Operator operator = Requests.operator(request, SCOPE);
        EligibilityList list = list(request);
        if (!request.headers().contentType().map(CSV::isCompatibleWith).orElse(false)) {
            throw new Refused(415, ApiError.of("Content-Type", "unsupported_media_type", "A list is uploaded as text/csv."));
        }
        var at = Requests.effectiveAt(request).truncatedTo(ChronoUnit.MICROS);
        return Bodies.raw(request, LIMIT).map(body -> EligibilityCsv.identifiers(list, body))
                .flatMap(identifiers -> commands.run(request, () -> lists.replace(list, identifiers)
                        .then(Mono.defer(() -> audit.record(operator, at, "eligibility_list_put", "eligibility-list", list.wire(),
                                Map.of("entries", identifiers.size()))))
                        .thenReturn(Answer.ok(Json.bytes(new Shown(list.wire(), identifiers.size()))))));
    }

    private Mono<ServerResponse> show(ServerRequest request) {
        Requests.operator(request, SCOPE);
        return shown(list(request)).flatMap(EligibilityRoutes::json);
    }

    private Mono<ServerResponse> all(ServerRequest request) {
        Requests.operator(request, SCOPE);
        return Flux.fromArray(EligibilityList.values()).concatMap(this::shown).collectList().flatMap(EligibilityRoutes::json);
    }

    private Mono<Shown> shown(EligibilityList list) {
        return lists.entries(list).map(entries -> new Shown(list.wire(), entries));
    }

    private static EligibilityList list(ServerRequest request) {
        return EligibilityList.parse(request.pathVariable("type")).orElseThrow(Refused::notFound);
    }

    private static Mono<ServerResponse> json(Object body) {
        return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).header("Cache-Control", "no-store").bodyValue(Json.bytes(body));
    }
}
