package milepost.applications.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import milepost.applications.application.People;
import milepost.applications.domain.Refusal;
import milepost.platform.messaging.OwnerUnavailable;
import milepost.platform.web.InternalClient;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Asks participants-service who an applicant is; without an answer intake is 503 (decision C6). */
public final class PeopleOverHttp implements People {

    private static final String OWNER = "participants-service";
    /** A command there, with a transaction of its own: longer than a look-up may take. */
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final InternalClient client;

    public PeopleOverHttp(InternalClient client) {
        this.client = client;
    }

    private record Body(@Nullable UUID id, String fullName, @Nullable String email, @Nullable String trn, boolean trnVerified,
                        @Nullable LocalDate dateOfBirth) {
    }

    @Override
    public Mono<Answer> resolve(Applicant applicant) {
        Body body = new Body(applicant.id() == null ? null : applicant.id().value(), applicant.fullName(), applicant.email(),
                applicant.trn(), applicant.trnVerified(), applicant.dateOfBirth());
        return Mono.defer(() -> client.to(OWNER, LIMIT).post().uri("/internal/participants/resolve")
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(Json.exact().writeValueAsString(body).getBytes(StandardCharsets.UTF_8))
                        .exchangeToMono(PeopleOverHttp::answer))
                .onErrorMap(failure -> !(failure instanceof OwnerUnavailable), failure -> new OwnerUnavailable(OWNER, failure));
    }

    private static Mono<Answer> answer(ClientResponse response) {
        return response.bodyToMono(byte[].class).defaultIfEmpty(new byte[0]).map(body -> switch (response.statusCode().value()) {
            case 200 -> is(Json.exact().readTree(body).path("snapshot"));
            case 422 -> refused(Json.exact().readTree(body).path("errors"));
            default -> throw new IllegalStateException("unexpected answer " + response.statusCode().value());
        });
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
