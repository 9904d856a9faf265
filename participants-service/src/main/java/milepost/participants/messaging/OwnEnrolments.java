package milepost.participants.messaging;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import milepost.participants.application.Enrolments;
import milepost.participants.application.TakeBack;
import milepost.participants.domain.ApplicationId;
import milepost.platform.messaging.OwnTopic;
import milepost.platform.messaging.Snapshot;
import reactor.core.publisher.Mono;

/** Enrolments as this service had told them, taken back after a restore. */
public final class OwnEnrolments implements OwnTopic {

    private final Enrolments enrolments;
    private final TakeBack takeBack;

    public OwnEnrolments(Enrolments enrolments, TakeBack takeBack) {
        this.enrolments = enrolments;
        this.takeBack = takeBack;
    }

    @Override
    public String topic() {
        return PublishedEnrolment.TOPIC;
    }

    @Override
    public boolean reads(Snapshot snapshot) {
        return PublishedEnrolment.read(snapshot).isPresent();
    }

    @Override
    public Mono<Map<String, Long>> versions(Collection<String> keys) {
        return enrolments.byIds(keys.stream().map(UUID::fromString).map(ApplicationId::new).toList())
                .collectMap(stored -> stored.enrolment().id().toString(), stored -> stored.recorded().version());
    }

    @Override
    public Mono<Boolean> takeBack(Snapshot snapshot) {
        return takeBack.enrolment(PublishedEnrolment.read(snapshot).orElseThrow(), snapshot.version());
    }
}
