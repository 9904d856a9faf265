package milepost.participants.messaging;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import milepost.participants.application.DeclarationsHeard;
import milepost.participants.application.ecf.FollowCompletions;
import milepost.participants.domain.HeardDeclaration;
import milepost.participants.domain.ecf.TrainingRecordId;
import milepost.platform.messaging.Projection;
import milepost.platform.messaging.Snapshot;
import reactor.core.publisher.Mono;

/** Remembers {@code milepost.declarations}. Only completed mentors follow from it; all else waits until a command asks. */
public final class DeclarationsProjection implements Projection {

    private final DeclarationsHeard declarations;
    private final FollowCompletions follow;

    public DeclarationsProjection(DeclarationsHeard declarations, FollowCompletions follow) {
        this.declarations = declarations;
        this.follow = follow;
    }

    @Override
    public String topic() {
        return DeclarationMessage.TOPIC;
    }

    @Override
    public Mono<Boolean> fold(Snapshot snapshot) {
        return Mono.fromSupplier(() -> DeclarationMessage.read(snapshot))
                .flatMap(read -> read.map(declaration -> declarations.keep(declaration, snapshot.version())).orElseGet(() -> Mono.just(false)));
    }

    @Override
    public Mono<Void> converge(Snapshot snapshot) {
        return Mono.fromSupplier(() -> DeclarationMessage.completed(snapshot)).flatMap(Mono::justOrEmpty).flatMap(follow::converge);
    }

    @Override
    public Mono<List<Snapshot>> fold(List<Snapshot> together) {
        return Mono.defer(() -> {
            Map<HeardDeclaration, Long> told = new LinkedHashMap<>();
            together.forEach(snapshot -> DeclarationMessage.read(snapshot).ifPresent(declaration -> told.put(declaration, snapshot.version())));
            return told.isEmpty() ? Mono.just(List.of()) : declarations.keep(told).map(id -> id.value().toString()).collect(Collectors.toSet())
                    .map(kept -> together.stream().filter(snapshot -> kept.contains(snapshot.key())).toList());
        });
    }

    @Override
    public Mono<Void> converge(List<Snapshot> together) {
        return Mono.defer(() -> {
            Map<Snapshot, TrainingRecordId> completed = new LinkedHashMap<>();
            together.forEach(snapshot -> DeclarationMessage.completed(snapshot).ifPresent(record -> completed.put(snapshot, record)));
            return follow.hold(completed.values()).then(Mono.defer(() -> Projection.super.converge(List.copyOf(completed.keySet()))));
        });
    }
}
