package milepost.statements.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import milepost.platform.messaging.OwnerUnavailable;
import milepost.platform.web.InnerToken;
import milepost.platform.web.InternalClient;
import milepost.platform.web.Json;
import milepost.statements.application.Particulars;
import milepost.statements.domain.DeclarationId;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.ParticipantId;
import milepost.statements.domain.assurance.Made;
import milepost.statements.domain.assurance.PartnerId;
import milepost.statements.domain.assurance.Person;
import milepost.statements.domain.assurance.Registration;
import milepost.statements.domain.assurance.Training;
import milepost.statements.domain.assurance.TrainingId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the owners at {@code GET /internal/snapshots/…}, where they answer what they publish. */
public final class ParticularsOverHttp implements Particulars {

    /** A report takes its time; the usual limit is for somebody who waits for one answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonMapper TOLERANT = Json.exact().rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final InternalClient client;

    public ParticularsOverHttp(InternalClient client) {
        this.client = client;
    }

    @Override
    public Mono<Map<DeclarationId, Made>> made(Collection<DeclarationId> declarations) {
        return ask("declarations-service", "declarations", declarations, TheirDeclaration.class,
                key -> new DeclarationId(UUID.fromString(key)), TheirDeclaration::made);
    }

    @Override
    public Mono<Map<TrainingId, Training>> training(Collection<TrainingId> ids) {
        return ask("participants-service", "enrolments", ids, TheirTraining.class, key -> new TrainingId(UUID.fromString(key)), TheirTraining::training);
    }

    @Override
    public Mono<Map<ParticipantId, Person>> people(Collection<ParticipantId> ids) {
        return ask("participants-service", "participants", ids, TheirPerson.class, key -> new ParticipantId(UUID.fromString(key)),
                person -> new Person(person.fullName, Optional.ofNullable(person.trn)));
    }

    @Override
    public Mono<Map<TrainingId, Registration>> registrations(Collection<TrainingId> applications) {
        return ask("applications-service", "applications", applications, TheirApplication.class, key -> new TrainingId(UUID.fromString(key)),
                application -> new Registration(application.funding.verdict.equals("eligible"), Optional.ofNullable(application.fundedPlace),
                        Optional.ofNullable(application.schoolUrn), Optional.ofNullable(application.schoolName)));
    }

    @Override
    public Mono<Map<PartnerId, String>> deliveryPartners(Collection<PartnerId> ids) {
        return ask("applications-service", "delivery-partners", ids, TheirPartner.class,
                key -> new PartnerId(UUID.fromString(key.substring(key.indexOf('/') + 1))), TheirPartner::name);
    }

    /** With our own token: a long report outlives the one it was asked for with. */
    private <K, T, V> Mono<Map<K, V>> ask(String owner, String aggregate, Collection<K> ids, Class<T> as, Function<String, K> key,
            Function<T, V> told) {
        if (ids.isEmpty()) {
            return Mono.just(Map.of());
        }
        String path = "/internal/snapshots/%s?ids=%s".formatted(aggregate, ids.stream().map(Object::toString).collect(Collectors.joining(",")));
        return Mono.defer(() -> client.to(owner, PATIENCE).get().uri(path).retrieve().bodyToMono(byte[].class))
                .contextWrite(context -> context.delete(InnerToken.class))
                .map(body -> TOLERANT.readValue(body, Answer.class).snapshots.stream().collect(Collectors.toMap(
                        snapshot -> key.apply(snapshot.key), snapshot -> told.apply(TOLERANT.treeToValue(snapshot.payload, as)))))
                .onErrorMap(failed -> new OwnerUnavailable(owner, failed));
    }

    private record Answer(List<Told> snapshots) {
    }

    private record Told(String key, JsonNode payload) {
    }

    private record TheirPerson(String fullName, @Nullable String trn) {
    }

    private record TheirPartner(String name) {
    }

    private record TheirApplication(Funding funding, @Nullable Boolean fundedPlace, @Nullable String schoolUrn, @Nullable String schoolName) {

        record Funding(String verdict) {
        }
    }

    private record TheirDeclaration(Instant declarationDate, Instant createdAt, String scheduleIdentifier, @Nullable UUID applicationId,
            @Nullable UUID trainingRecordId, @Nullable UUID deliveryPartnerId, @Nullable UUID mentorId, @Nullable String evidenceHeld,
            @Nullable Boolean sparsityUplift, @Nullable Boolean pupilPremiumUplift) {

        Made made() {
            return new Made(declarationDate, createdAt, scheduleIdentifier,
                    Optional.ofNullable(applicationId).or(() -> Optional.ofNullable(trainingRecordId)).map(TrainingId::new),
                    Optional.ofNullable(deliveryPartnerId).map(PartnerId::new), Optional.ofNullable(mentorId).map(ParticipantId::new),
                    Optional.ofNullable(evidenceHeld), Boolean.TRUE.equals(sparsityUplift), Boolean.TRUE.equals(pupilPremiumUplift));
        }
    }

    private record TheirTraining(List<Period> periods, @Nullable Boolean eligibleForFunding, @Nullable String schoolUrn) {

        record Period(UUID leadProviderId, String trainingStatus, @Nullable String reason, String scheduleIdentifier, Instant from) {
        }

        Training training() {
            return new Training(periods.stream().map(period -> new Training.Period(new LeadProviderId(period.leadProviderId), period.trainingStatus,
                    Optional.ofNullable(period.reason), period.scheduleIdentifier, period.from)).toList(),
                    Optional.ofNullable(eligibleForFunding), Optional.ofNullable(schoolUrn));
        }
    }
}
