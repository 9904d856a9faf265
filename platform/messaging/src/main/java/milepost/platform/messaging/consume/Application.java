package milepost.platform.messaging.consume;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import milepost.platform.messaging.Projection;
import milepost.platform.messaging.Snapshot;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Applies one snapshot to all projections of its topic, in the running transaction. */
public final class Application {

    private final List<Projection> projections;

    public Application(List<Projection> projections) {
        this.projections = List.copyOf(projections);
    }

    /** What they follow. */
    public Set<String> topics() {
        return projections.stream().map(Projection::topic).collect(Collectors.toCollection(TreeSet::new));
    }

    /** True when at least one projection took it; false when it was older than what all of them have. */
    public Mono<Boolean> apply(Snapshot snapshot, Effect effect) {
        return Flux.fromIterable(projections)
                .filter(projection -> projection.topic().equals(snapshot.topic()))
                .concatMap(projection -> applyTo(projection, snapshot, effect))
                .reduce(false, Boolean::logicalOr);
    }

    private static Mono<Boolean> applyTo(Projection projection, Snapshot snapshot, Effect effect) {
        return projection.fold(snapshot).flatMap(applied -> applied && effect == Effect.CONVERGE
                ? projection.converge(snapshot).thenReturn(true)
                : Mono.just(applied));
    }
}
