package milepost.participants.http;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import milepost.participants.application.ChangePerson;
import milepost.participants.application.ChangePerson.Outcome;
import milepost.participants.application.MergePersons;
import milepost.participants.application.Persons;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.ParticularsRefusal.Written;
import milepost.platform.web.Answer;
import milepost.platform.web.ApiError;
import milepost.platform.web.Audit;
import milepost.platform.web.Bodies;
import milepost.platform.web.Commands;
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

/** {@code /operator/v1/participants}: what DfE's own systems know and say about persons. */
public final class PersonRoutes implements Routes {

    private static final String SCOPE = "intake";

    private final ChangePerson change;
    private final MergePersons merge;
    private final Persons persons;
    private final Commands commands;
    private final Audit audit;

    public PersonRoutes(ChangePerson change, MergePersons merge, Persons persons, Commands commands, Audit audit) {
        this.change = change;
        this.merge = merge;
        this.persons = persons;
        this.commands = commands;
        this.audit = audit;
    }

    @Override
    public void addTo(RouterFunctions.Builder router) {
        router.PUT("/operator/v1/participants/{id}", this::put)
                .GET("/operator/v1/participants/{id}", this::get)
                .POST("/operator/v1/participants/{id}/merge", this::merge);
    }

    private Mono<ServerResponse> put(ServerRequest request) {
        Requests.operator(request, SCOPE);
        var id = new ParticipantId(Requests.pathUuid(request, "id"));
        return Bodies.strict(request, Body.class).flatMap(body -> commands.run(request, () ->
                change.change(id, body.written()).flatMap(outcome -> switch (outcome) {
                    case Outcome.Changed(var person) -> recorded(request, id, body).thenReturn(answer(person));
                    case Outcome.Unchanged(var person) -> Mono.just(answer(person));
                    case Outcome.Retired(var into) -> Mono.error(Problems.replaced(id, into));
                    case Outcome.Refused(var refusals) -> Mono.error(Problems.particulars(refusals));
                })));
    }

    private Mono<Void> recorded(ServerRequest request, ParticipantId id, Body body) {
        return audit.record(Requests.caller(request), Requests.effectiveAt(request), "participant_changed", "participant", id.toString(),
                Map.of("fields", body.given()));
    }

    private Mono<ServerResponse> get(ServerRequest request) {
        Requests.operator(request, SCOPE);
        var id = new ParticipantId(Requests.pathUuid(request, "id"));
        return persons.find(id)
                .switchIfEmpty(Mono.error(Problems::notFound))
                .flatMap(person -> ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(answer(person).body()));
    }

    private Mono<ServerResponse> merge(ServerRequest request) {
        Requests.operator(request, SCOPE);
        var id = new ParticipantId(Requests.pathUuid(request, "id"));
        var at = Requests.effectiveAt(request).truncatedTo(ChronoUnit.MICROS);
        return Bodies.strict(request, Into.class).flatMap(body -> commands.run(request, () -> merge.merge(id, body.named(), at)
                .flatMap(outcome -> switch (outcome) {
                    case MergePersons.Outcome.Merged(var survivor) -> audit.record(Requests.caller(request), at, "participant_merged",
                            "participant", id.toString(), Map.of("into", survivor.person().id().toString())).thenReturn(answer(survivor));
                    case MergePersons.Outcome.AlreadyMerged(var survivor) -> Mono.just(answer(survivor));
                    case MergePersons.Outcome.Unknown _ -> Mono.error(Problems.notFound());
                    case MergePersons.Outcome.Refused(var reason, var instead) -> Mono.error(Problems.merge(reason, instead));
                })));
    }

    private static Answer answer(Persons.Stored stored) {
        var person = stored.person();
        var reference = person.reference();
        return Answer.ok(Json.bytes(new Shown(person.id().value(), person.fullName(), person.previousNames(),
                person.email() == null ? null : person.email().text(),
                reference == null ? null : reference.trn().digits(), reference != null && reference.verified(),
                person.retiredInto() == null ? null : person.retiredInto().value(),
                person.idChanges().stream().map(JsonParticipantDocument::change).toList(), stored.recorded().at())));
    }

    /** What is omitted stays as it is (decision C6a). */
    record Body(@Nullable String fullName, @Nullable String email, @Nullable String trn, @Nullable Boolean trnVerified) {

        Written written() {
            return new Written(fullName, email, trn, trnVerified);
        }

        /** The names of the fields, for the audit: never their content. */
        List<String> given() {
            return Stream.of(fullName == null ? "" : "full_name", email == null ? "" : "email", trn == null ? "" : "trn",
                    trnVerified == null ? "" : "trn_verified").filter(name -> !name.isEmpty()).toList();
        }
    }

    /** Who survives. */
    record Into(@Nullable UUID into) {
        ParticipantId named() {
            if (into == null) {
                throw Refused.unprocessable(List.of(ApiError.field("/into", "required", "The field 'into' is required.")));
            }
            return new ParticipantId(into);
        }
    }

    record Shown(UUID id, String fullName, List<String> previousNames, @Nullable String email, @Nullable String trn, boolean trnVerified,
                 @Nullable UUID retiredInto, List<JsonParticipantDocument.ChangePart> participantIdChanges, Instant updatedAt) {}
}
