package milepost.applications.messaging;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import milepost.applications.application.FollowEnrolment;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.Enrolment;
import milepost.applications.domain.TrainingStatus;
import milepost.applications.domain.catalogue.CohortIdentifier;
import milepost.applications.domain.catalogue.LeadProviderId;
import milepost.applications.domain.catalogue.ScheduleIdentifier;
import milepost.platform.messaging.PoisonRecord;
import milepost.platform.messaging.Projection;
import milepost.platform.messaging.Snapshot;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;

/** Follows {@code milepost.enrolments}; training that was not born of an application is of no concern here. */
public final class EnrolmentsProjection implements Projection {

    private static final String TYPE = "milepost.enrolment.v1";

    private final FollowEnrolment follow;

    public EnrolmentsProjection(FollowEnrolment follow) {
        this.follow = follow;
    }

    private record Payload(UUID id, @Nullable String family, @Nullable UUID applicationId, UUID leadProviderId, String cohort,
                           String scheduleIdentifier, String trainingStatus, boolean live, Instant effectiveAt, @Nullable Long sourceVersion) {
    }

    @Override
    public String topic() {
        return "milepost.enrolments";
    }

    @Override
    public Mono<Boolean> fold(Snapshot snapshot) {
        return Mono.fromSupplier(() -> read(snapshot))
                .flatMap(enrolment -> enrolment.map(follow::remember).orElseGet(() -> Mono.just(true)));
    }

    @Override
    public Mono<Void> converge(Snapshot snapshot) {
        return Mono.fromSupplier(() -> read(snapshot))
                .flatMap(enrolment -> enrolment.map(it -> follow.converge(it.application())).orElseGet(Mono::empty));
    }

    @Override
    public Mono<List<Snapshot>> fold(List<Snapshot> together) {
        return Mono.fromSupplier(() -> told(together)).flatMap(told -> {
            List<Enrolment> ours = told.values().stream().flatMap(Optional::stream).toList();
            return (ours.isEmpty() ? Flux.<ApplicationId>empty() : follow.remember(ours)).collectList()
                    .map(remembered -> about(told, remembered, true));
        });
    }

    @Override
    public Mono<Void> converge(List<Snapshot> together) {
        return Mono.fromSupplier(() -> told(together)).flatMap(told -> {
            List<ApplicationId> ours = told.values().stream().flatMap(Optional::stream).map(Enrolment::application).toList();
            return ours.isEmpty() ? Mono.empty()
                    : follow.unlessMirrored(ours).flatMap(others -> Projection.super.converge(about(told, others, false)));
        });
    }

    private static Map<Snapshot, Optional<Enrolment>> told(List<Snapshot> together) {
        Map<Snapshot, Optional<Enrolment>> told = new LinkedHashMap<>();
        together.forEach(snapshot -> told.put(snapshot, read(snapshot)));
        return told;
    }

    /** Those about one of these, with those that are of no concern here or without. */
    private static List<Snapshot> about(Map<Snapshot, Optional<Enrolment>> told, List<ApplicationId> ids, boolean withOthers) {
        Set<ApplicationId> these = Set.copyOf(ids);
        return told.entrySet().stream()
                .filter(each -> each.getValue().map(enrolment -> these.contains(enrolment.application())).orElse(withOthers))
                .map(Map.Entry::getKey).toList();
    }

    private static Optional<Enrolment> read(Snapshot snapshot) {
        if (!snapshot.type().equals(TYPE)) {
            throw new PoisonRecord("not an enrolment: " + snapshot.type());
        }
        return read(snapshot.payload(), snapshot.version());
    }

    /** Empty for training that no application began: that of early career teachers and their mentors. */
    static Optional<Enrolment> read(byte[] json, long version) {
        try {
            Payload payload = Json.exact().readValue(json, Payload.class);
            return switch (String.valueOf(payload.family())) {
                case "npq" -> Optional.of(enrolment(payload, version));
                case "ecf" -> Optional.empty();
                default -> throw new IllegalArgumentException("no family of training");
            };
        } catch (JacksonException | IllegalArgumentException | NoSuchElementException unreadable) {
            throw new PoisonRecord("an enrolment that cannot be read", unreadable);
        }
    }

    private static Enrolment enrolment(Payload payload, long version) {
        UUID application = Optional.ofNullable(payload.applicationId()).orElseThrow();
        return new Enrolment(new ApplicationId(application), new LeadProviderId(payload.leadProviderId()),
                CohortIdentifier.of(payload.cohort()), new ScheduleIdentifier(payload.scheduleIdentifier()),
                TrainingStatus.parse(payload.trainingStatus()).orElseThrow(), payload.live(), payload.effectiveAt(),
                Optional.ofNullable(payload.sourceVersion()).orElseThrow(), version);
    }
}
