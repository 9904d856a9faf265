package milepost.applications.messaging;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import milepost.applications.application.FollowPerson;
import milepost.applications.domain.ParticipantId;
import milepost.platform.messaging.Projection;
import milepost.platform.messaging.Snapshot;
import reactor.core.publisher.Mono;

/** Follows {@code milepost.participants}. */
public final class ParticipantsProjection implements Projection {

    private final FollowPerson follow;

    public ParticipantsProjection(FollowPerson follow) {
        this.follow = follow;
    }

    @Override
    public String topic() {
        return "milepost.participants";
    }

    @Override
    public Mono<Boolean> fold(Snapshot snapshot) {
        return Mono.fromSupplier(() -> PersonReader.read(snapshot)).flatMap(follow::remember);
    }

    @Override
    public Mono<List<Snapshot>> fold(List<Snapshot> together) {
        return Mono.fromSupplier(() -> together.stream().map(PersonReader::read).toList()).flatMapMany(follow::remember).collectList()
                .map(remembered -> about(together, remembered));
    }

    @Override
    public Mono<Void> converge(List<Snapshot> together) {
        return follow.unlessShown(together.stream().map(snapshot -> PersonReader.read(snapshot).id()).toList())
                .flatMap(others -> Projection.super.converge(about(together, others)));
    }

    private static List<Snapshot> about(List<Snapshot> snapshots, List<ParticipantId> people) {
        Set<String> keys = people.stream().map(id -> id.value().toString()).collect(Collectors.toSet());
        return snapshots.stream().filter(snapshot -> keys.contains(snapshot.key())).toList();
    }

    @Override
    public Mono<Void> converge(Snapshot snapshot) {
        return Mono.fromSupplier(() -> PersonReader.read(snapshot)).flatMap(person -> follow.converge(person.id()));
    }
}
