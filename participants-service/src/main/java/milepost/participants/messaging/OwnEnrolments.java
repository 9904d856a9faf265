package milepost.participants.messaging;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import milepost.participants.application.Enrolments;
import milepost.participants.application.TakeBack;
import milepost.participants.application.ecf.TrainingRecords;
import milepost.participants.domain.ApplicationId;
import milepost.participants.domain.ecf.TrainingRecordId;
import milepost.platform.messaging.OwnTopic;
import milepost.platform.messaging.Snapshot;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Training of both families as this service had told it, taken back after a restore. */
public final class OwnEnrolments implements OwnTopic {

    private final Enrolments enrolments;
    private final TrainingRecords records;
    private final TakeBack takeBack;

    public OwnEnrolments(Enrolments enrolments, TrainingRecords records, TakeBack takeBack) {
        this.enrolments = enrolments;
        this.records = records;
        this.takeBack = takeBack;
    }

    @Override
    public String topic() {
        return PublishedEnrolment.TOPIC;
    }

    @Override
    public boolean reads(Snapshot snapshot) {
        return PublishedEnrolment.read(snapshot).isPresent() || PublishedTrainingRecord.read(snapshot).isPresent();
    }

    @Override
    public Mono<Map<String, Long>> versions(Collection<String> keys) {
        var ids = keys.stream().map(UUID::fromString).toList();
        return enrolments.byIds(ids.stream().map(ApplicationId::new).toList())
                .map(stored -> Map.entry(stored.enrolment().id().toString(), stored.recorded().version()))
                .concatWith(Flux.defer(() -> records.byIds(ids.stream().map(TrainingRecordId::new).toList()))
                        .map(stored -> Map.entry(stored.record().id().toString(), stored.recorded().version())))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    @Override
    public Mono<Boolean> takeBack(Snapshot snapshot) {
        return PublishedTrainingRecord.read(snapshot).map(record -> takeBack.trainingRecord(record, snapshot.version()))
                .orElseGet(() -> takeBack.enrolment(PublishedEnrolment.read(snapshot).orElseThrow(), snapshot.version()));
    }
}
