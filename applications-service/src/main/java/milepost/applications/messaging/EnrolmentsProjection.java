package milepost.applications.messaging;

import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;
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
        return read(snapshot).flatMap(enrolment -> enrolment.map(follow::remember).orElseGet(() -> Mono.just(true)));
    }

    @Override
    public Mono<Void> converge(Snapshot snapshot) {
        return read(snapshot).flatMap(enrolment -> enrolment.map(it -> follow.converge(it.application())).orElseGet(Mono::empty));
    }

    private static Mono<Optional<Enrolment>> read(Snapshot snapshot) {
        return Mono.fromSupplier(() -> {
            if (!snapshot.type().equals(TYPE)) {
                throw new PoisonRecord("not an enrolment: " + snapshot.type());
            }
            return read(snapshot.payload(), snapshot.version());
        });
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
