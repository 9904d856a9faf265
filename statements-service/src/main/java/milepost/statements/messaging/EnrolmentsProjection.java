package milepost.statements.messaging;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.platform.messaging.PoisonRecord;
import milepost.platform.messaging.Projection;
import milepost.platform.messaging.Snapshot;
import milepost.statements.application.TrainingCopies;
import milepost.statements.application.TrainingCopies.Training;
import milepost.statements.domain.Family;
import reactor.core.publisher.Mono;

/** NPQ training as its owner tells it: who is expected to be declared. Nothing follows from it until somebody asks. */
public final class EnrolmentsProjection implements Projection {

    private final TrainingCopies copies;

    public EnrolmentsProjection(TrainingCopies copies) {
        this.copies = copies;
    }

    @Override
    public String topic() {
        return "milepost.enrolments";
    }

    @Override
    public Mono<Boolean> fold(Snapshot snapshot) {
        return fold(List.of(snapshot)).map(applied -> !applied.isEmpty());
    }

    @Override
    public Mono<Void> converge(Snapshot snapshot) {
        return Mono.empty();
    }

    @Override
    public Mono<List<Snapshot>> fold(List<Snapshot> together) {
        return Mono.defer(() -> {
            Map<UUID, Snapshot> byId = new LinkedHashMap<>();
            List<Training> told = together.stream().map(snapshot -> new Told(snapshot, Read.body(snapshot, "milepost.enrolment.v1", Enrolment.class)))
                    .filter(Told::isOfNpq).map(each -> {
                        byId.put(each.enrolment.id(), each.snapshot);
                        return each.training();
                    }).toList();
            return copies.trainings(told).map(byId::get).collectList();
        });
    }

    @Override
    public Mono<Void> converge(List<Snapshot> together) {
        return Mono.empty();
    }

    private record Told(Snapshot snapshot, Enrolment enrolment) {

        /** Nobody says what is expected of early careers. */
        boolean isOfNpq() {
            return switch (Family.of(enrolment.family()).orElseThrow(() -> new PoisonRecord("an enrolment of unknown family"))) {
                case NPQ -> true;
                case ECF -> false;
            };
        }

        Training training() {
            return new Training(enrolment.id(), snapshot.version(), enrolment.leadProviderId(), enrolment.participantId(), enrolment.courseIdentifier(),
                    enrolment.cohort(), enrolment.scheduleIdentifier(), enrolment.trainingStatus().equals("active"), enrolment.live());
        }
    }

    /** The fields we read; the rest is none of our business. When it was so is read to tell a broken record from a sound one. */
    private record Enrolment(UUID id, String family, UUID leadProviderId, UUID participantId, String courseIdentifier, String cohort,
            String scheduleIdentifier, String trainingStatus, boolean live, Instant effectiveAt) {
    }
}
