package milepost.applications.messaging;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import milepost.applications.application.Trainings;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.TrainingChange;
import milepost.applications.domain.TrainingChange.ToCohort;
import milepost.applications.domain.TrainingChange.ToLeadProvider;
import milepost.applications.domain.TrainingChange.ToTrainingStatus;
import milepost.platform.messaging.OwnerUnavailable;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Passes changes of enrolments on to participants-service; without an answer the command is 503. */
public final class TrainingsAsked implements Trainings {

    static final String OWNER = "participants-service";

    private final Carrier carrier;

    public TrainingsAsked(Carrier carrier) {
        this.carrier = carrier;
    }

    /** Takes a PUT to participants-service and brings back whatever is answered. */
    @FunctionalInterface
    public interface Carrier {
        Mono<Reply> put(String path, byte[] body, Optional<String> key);
    }

    /** Status and body of an answer. */
    public record Reply(int status, byte[] body) {
    }

    private record Message(String path, Map<String, @Nullable Object> body) {
    }

    @Override
    public Mono<Answer> change(ApplicationId application, TrainingChange change, Optional<String> key) {
        Message message = message(change);
        return Mono.defer(() -> carrier.put("/internal/enrolments/" + application.value() + "/" + message.path(),
                        Json.exact().writeValueAsString(message.body()).getBytes(StandardCharsets.UTF_8), key).map(TrainingsAsked::read))
                .onErrorMap(failure -> !(failure instanceof OwnerUnavailable), failure -> new OwnerUnavailable(OWNER, failure));
    }

    private static Message message(TrainingChange change) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        return switch (change) {
            case ToLeadProvider(var provider) -> {
                body.put("lead_provider_id", provider.value());
                yield new Message("lead-provider", body);
            }
            case ToCohort(var cohort) -> {
                body.put("cohort", cohort.toString());
                yield new Message("cohort", body);
            }
            case ToTrainingStatus(var status, var reason) -> {
                body.put("training_status", status.wire());
                body.put("reason", reason);
                yield new Message("training-status", body);
            }
        };
    }

    /** An enrolment it has not heard of yet is no answer either: the acceptance is on its way. */
    private static Answer read(Reply reply) {
        return switch (reply.status()) {
            case 200 -> is(Json.exact().readTree(reply.body()).path("snapshot"));
            case 422 -> new Answer.Refused(reasons(Json.exact().readTree(reply.body()).path("errors")));
            default -> throw new IllegalStateException("unexpected answer " + reply.status());
        };
    }

    private static Answer is(JsonNode snapshot) {
        byte[] payload = snapshot.path("payload").toString().getBytes(StandardCharsets.UTF_8);
        return new Answer.Is(EnrolmentsProjection.read(payload, snapshot.path("version").longValue()).orElseThrow());
    }

    private static List<Reason> reasons(JsonNode errors) {
        return errors.valueStream().map(error -> new Reason(error.path("title").asString(), error.path("code").asString(),
                error.path("detail").asString(), meta(error.path("meta")))).toList();
    }

    private static Map<String, Object> meta(JsonNode meta) {
        Map<String, Object> facts = new LinkedHashMap<>();
        meta.properties().forEach(fact -> facts.put(fact.getKey(), Json.exact().convertValue(fact.getValue(), Object.class)));
        return facts;
    }
}
