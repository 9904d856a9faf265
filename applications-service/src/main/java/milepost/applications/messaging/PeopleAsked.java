package milepost.applications.messaging;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import milepost.applications.application.People;
import milepost.applications.domain.Person;
import milepost.applications.domain.Refusal;
import milepost.platform.messaging.OwnerUnavailable;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Asks participants-service who applicants are; without an answer intake is 503 (decision C6). */
public final class PeopleAsked implements People {

    static final String OWNER = "participants-service";

    /** About one applicant. */
    public static final String ONE = "/internal/participants/resolve";

    /** About a list of them. */
    public static final String SEVERAL = "/internal/participants/resolve-all";

    private final Carrier carrier;

    public PeopleAsked(Carrier carrier) {
        this.carrier = carrier;
    }

    /** Posts the question and brings back whatever is answered. */
    @FunctionalInterface
    public interface Carrier {
        Mono<Reply> post(String path, byte[] question);
    }

    /** Status and body of an answer. */
    public record Reply(int status, byte[] body) {
    }

    private record Body(@Nullable UUID id, String fullName, @Nullable String email, @Nullable String trn, boolean trnVerified,
                        @Nullable LocalDate dateOfBirth) {

        static Body of(Applicant applicant) {
            return new Body(applicant.id() == null ? null : applicant.id().value(), applicant.fullName(), applicant.email(),
                    applicant.trn(), applicant.trnVerified(), applicant.dateOfBirth());
        }
    }

    @Override
    public Mono<Answer> resolve(List<Applicant> applicants) {
        List<Body> bodies = applicants.stream().map(Body::of).toList();
        return Mono.defer(() -> bodies.size() == 1
                        ? carrier.post(ONE, written(bodies.getFirst())).map(reply -> read(reply, List::of))
                        : carrier.post(SEVERAL, written(bodies)).map(reply -> read(reply, answer -> answer.path("people").valueStream().toList())))
                .onErrorMap(failure -> !(failure instanceof OwnerUnavailable), failure -> new OwnerUnavailable(OWNER, failure));
    }

    private static byte[] written(Object body) {
        return Json.exact().writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    }

    private static Answer read(Reply reply, Function<JsonNode, List<JsonNode>> people) {
        return switch (reply.status()) {
            case 200 -> new Answer.Are(people.apply(Json.exact().readTree(reply.body())).stream().map(PeopleAsked::person).toList());
            case 422 -> new Answer.Refused(refusals(Json.exact().readTree(reply.body()).path("errors")));
            default -> throw new IllegalStateException("unexpected answer " + reply.status());
        };
    }

    private static Person person(JsonNode answer) {
        JsonNode snapshot = answer.path("snapshot");
        return PersonReader.read(snapshot.path("payload").toString().getBytes(StandardCharsets.UTF_8), snapshot.path("version").longValue());
    }

    private static Map<Integer, List<Refusal>> refusals(JsonNode errors) {
        return errors.valueStream().collect(Collectors.groupingBy(error -> error.path("meta").path("applicant").asInt(0), TreeMap::new,
                Collectors.mapping(error -> new Refusal("participant/" + error.path("title").asString(), error.path("code").asString(),
                        error.path("detail").asString()), Collectors.toList())));
    }
}
