package milepost.participants.messaging;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
    public Mono<List<Snapshot>> fold(List<Snapshot> together) {
        return Mono.fromSupplier(() -> together.stream().map(ApplicationMessage::read).toList()).flatMapMany(follow::remember).collectList()
                .map(remembered -> about(together, remembered));
    }

    @Override
    public Mono<Void> converge(List<Snapshot> together) {
        return Mono.fromSupplier(() -> together.stream().map(snapshot -> new ApplicationId(ApplicationMessage.id(snapshot))).toList())
                .flatMap(follow::unlessNothingFollows)
                .flatMap(others -> Projection.super.converge(about(together, others)));
    }

    private static List<Snapshot> about(List<Snapshot> snapshots, List<ApplicationId> applications) {
        Set<String> keys = applications.stream().map(id -> id.value().toString()).collect(Collectors.toSet());
        return snapshots.stream().filter(snapshot -> keys.contains(snapshot.key())).toList();
    }

    @Override
    public Mono<Void> converge(Snapshot snapshot) {
        return Mono.fromSupplier(() -> new ApplicationId(ApplicationMessage.id(snapshot))).flatMap(follow::converge);
    }
}
