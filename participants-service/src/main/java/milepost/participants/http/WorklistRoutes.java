package milepost.participants.http;

import java.time.Instant;
import milepost.participants.application.Enrolments;
import milepost.participants.application.ecf.TrainingRecords;
import milepost.participants.domain.ApplicationId;
import milepost.participants.domain.ecf.TrainingRecordId;
import milepost.platform.web.Json;
import milepost.platform.web.Requests;
import milepost.platform.web.Routes;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code /operator/v1/worklist}, this service's part: what a person has to look at (decision D14). Scope {@code finance}. */
public final class WorklistRoutes implements Routes {

    private static final String SCOPE = "finance";
    private static final int MOST = 1_000;

    private final Enrolments enrolments;
    private final TrainingRecords records;

    public WorklistRoutes(Enrolments enrolments, TrainingRecords records) {
        this.enrolments = enrolments;
        this.records = records;
    }

    @Override
    public void addTo(RouterFunctions.Builder router) {
        router.GET("/operator/v1/worklist", this::list);
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        Requests.operator(request, SCOPE);
        return Flux.concat(enrolments.parallel(MOST).map(WorklistRoutes::item), records.parallel(MOST).map(WorklistRoutes::item)).collectList()
                .flatMap(items -> ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(Json.bytes(items)));
    }

    private static Item item(Enrolments.Parallel parallel) {
        var ids = parallel.enrolments().stream().map(ApplicationId::toString).toList();
        return new Item("two_live_enrolments", "participant", parallel.participant().toString(), parallel.since(),
                "One person has %d live enrolments on %s: %s".formatted(ids.size(), parallel.course(), String.join(", ", ids)));
    }

    private static Item item(TrainingRecords.Parallel parallel) {
        var ids = parallel.records().stream().map(TrainingRecordId::toString).toList();
        return new Item("two_training_records", "participant", parallel.participant().toString(), parallel.since(),
                "One person has %d training records on %s: %s".formatted(ids.size(), parallel.role().course(), String.join(", ", ids)));
    }

    record Item(String kind, String subjectType, String subjectId, Instant since, String detail) {}
}
