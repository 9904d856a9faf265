package milepost.applications.messaging;

import milepost.applications.application.FollowPerson;
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
    public Mono<Void> converge(Snapshot snapshot) {
        return Mono.fromSupplier(() -> PersonReader.read(snapshot)).flatMap(person -> follow.converge(person.id()));
    }
}
