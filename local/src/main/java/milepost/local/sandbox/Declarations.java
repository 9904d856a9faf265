package milepost.local.sandbox;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The declarations as one provider sees them, and whether what spreads has arrived. */
final class Declarations {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Api api;
    private final Provider provider;
    private final Set<String> waitForAVerdict;
    private final Map<Of, String> made = new ConcurrentHashMap<>();

    Declarations(Api api, Provider provider, List<Trainee> trainees) {
        this.api = api;
        this.provider = provider;
        this.waitForAVerdict = trainees.stream().filter(Trainee::unconfirmed).map(Trainee::participantId).collect(Collectors.toSet());
    }

    private record Of(int trainee, String type) {}

    private record Seen(String id, String participant, String course, String type, String state, @Nullable String statement, @Nullable String refundedOn) {}

    /** Remembers which one was made just now. */
    void made(Trainee trainee, String type, Api.Answer answer) {
        answer.body().at("/data/id").asStringOpt().ifPresent(id -> made.put(new Of(trainee.number(), type), id));
    }

    /** The id of the declaration of that type which the provider made of its trainee, be it in an earlier loading. */
    Optional<String> idOf(Trainee trainee, String type) {
        return Optional.ofNullable(made.get(new Of(trainee.number(), type))).or(() -> all()
                .filter(seen -> seen.participant().equals(trainee.participantId()) && seen.course().equals(trainee.course()) && seen.type().equals(type))
                .map(Seen::id).findFirst());
    }

    /** Waits until every declaration that is going to a statement is on one, and every refund, too. */
    void awaitPlaced() {
        await("reach a statement", seen -> seen.state().equals("submitted") && !waitForAVerdict.contains(seen.participant())
                || seen.state().equals("awaiting_clawback") && seen.refundedOn() == null);
    }

    /** Waits until the payment of these statements has reached all their declarations. */
    void awaitPaid(Set<String> statements) {
        await("become paid", seen -> Set.of("eligible", "payable").contains(seen.state()) && statements.contains(seen.statement())
                || seen.state().equals("awaiting_clawback") && seen.refundedOn() != null && statements.contains(seen.refundedOn()));
    }

    /** The statements that have declarations or refunds on them. */
    Set<String> statements() {
        Set<String> ids = new HashSet<>();
        all().forEach(seen -> Stream.of(Optional.ofNullable(seen.statement()), Optional.ofNullable(seen.refundedOn())).flatMap(Optional::stream).forEach(ids::add));
        return ids;
    }

    private void await(String what, Predicate<Seen> pending) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (long left = all().filter(pending).count(); left > 0; left = all().filter(pending).count()) {
            if (System.nanoTime() > deadline) {
                throw new SandboxFailed(left + " declarations do not " + what);
            }
            Api.pause(500);
        }
    }

    private Stream<Seen> all() {
        Api.Answer answer = api.send(new Api.Call("GET", "/api/v3/participant-declarations?page%5Bper_page%5D=3000", provider.token(), null, null, null));
        if (!answer.ok()) {
            throw new SandboxFailed("the declarations of " + provider.name() + " cannot be listed: " + answer.body());
        }
        return StreamSupport.stream(answer.body().get("data").spliterator(), false).map(Declarations::seen);
    }

    private static Seen seen(JsonNode resource) {
        JsonNode attributes = resource.get("attributes");
        return new Seen(resource.get("id").asString(), attributes.get("participant_id").asString(), attributes.get("course_identifier").asString(),
                attributes.get("declaration_type").asString(), attributes.get("state").asString(),
                text(attributes.get("statement_id")), text(attributes.get("clawback_statement_id")));
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node == null || node.isNull() ? null : node.asString();
    }
}
