package milepost.applications.messaging;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import milepost.applications.application.People;
import milepost.applications.domain.Refusal;
import milepost.platform.messaging.OwnerUnavailable;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Asks participants-service who an applicant is; without an answer intake is 503 (decision C6). */
public final class PeopleAsked implements People {

    static final String OWNER = "participants-service";

    private final Carrier carrier;

    public PeopleAsked(Carrier carrier) {
        this.carrier = carrier;
    }

    /** Takes the question to {@code POST /internal/participants/resolve} and brings back whatever is answered. */
    @FunctionalInterface
    public interface Carrier {
        Mono<Reply> post(byte[] applicant);
    }

    /** Status and body of an answer. */
    public record Reply(int status, byte[] body) {
    }

    private record Body(@Nullable UUID id, String fullName, @Nullable String email, @Nullable String trn, boolean trnVerified,
                        @Nullable LocalDate dateOfBirth) {
    }

    @Override
    public Mono<Answer> resolve(Applicant applicant) {
        Body body = new Body(applicant.id() == null ? null : applicant.id().value(), applicant.fullName(), applicant.email(),
                applicant.trn(), applicant.trnVerified(), applicant.dateOfBirth());
        return Mono.defer(() -> carrier.post(Json.exact().writeValueAsString(body).getBytes(StandardCharsets.UTF_8)).map(PeopleAsked::read))
                .onErrorMap(failure -> !(failure instanceof OwnerUnavailable), failure -> new OwnerUnavailable(OWNER, failure));
    }

    private static Answer read(Reply reply) {
        return switch (reply.status()) {
            case 200 -> is(Json.exact().readTree(reply.body()).path("snapshot"));
            case 422 -> refused(Json.exact().readTree(reply.body()).path("errors"));
            default -> throw new IllegalStateException("unexpected answer " + reply.status());
        };
    }

    private static Answer is(JsonNode snapshot) {
        byte[] payload = snapshot.path("payload").toString().getBytes(StandardCharsets.UTF_8);
        return new Answer.Is(PersonReader.read(payload, snapshot.path("version").longValue()));
    }

    private static Answer refused(JsonNode errors) {
        List<Refusal> refusals = errors.valueStream()
                .map(error -> new Refusal("participant/" + error.path("title").asString(), error.path("code").asString(),
                        error.path("detail").asString()))
                .toList();
        return new Answer.Refused(refusals);
    }
}
