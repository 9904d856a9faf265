package milepost.participants.messaging;

import milepost.participants.application.FollowApplications;
import milepost.participants.domain.ApplicationId;
import milepost.platform.messaging.Projection;
import milepost.platform.messaging.Snapshot;
import reactor.core.publisher.Mono;

/** Follows {@code milepost.applications}. */
public final class ApplicationsProjection implements Projection {

    private final FollowApplications follow;

    public ApplicationsProjection(FollowApplications follow) {
        this.follow = follow;
    }

    @Override
    public String topic() {
        return ApplicationMessage.TOPIC;
    }

    @Override
    public Mono<Boolean> fold(Snapshot snapshot) {
        return Mono.fromSupplier(() -> ApplicationMessage.read(snapshot)).flatMap(follow::remember);
    }

    @Override
    public Mono<Void> converge(Snapshot snapshot) {
        return Mono.fromSupplier(() -> new ApplicationId(ApplicationMessage.id(snapshot))).flatMap(follow::converge);
    }
}
