package milepost.platform.messaging.consume;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import milepost.platform.messaging.Projection;
import milepost.platform.messaging.Snapshot;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Applies snapshots to all projections of their topic, in the running transaction. */
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
        return apply(snapshot.topic(), List.of(snapshot), effect).map(applied -> !applied.isEmpty());
    }

    /**
     * All of them folded, then what follows from them drawn.
     *
     * @param together of one topic and of different keys
     * @return the keys of those that at least one projection took
     */
    Mono<Set<String>> apply(String topic, List<Snapshot> together, Effect effect) {
        return Flux.fromIterable(projections)
                .filter(projection -> projection.topic().equals(topic))
                .concatMap(projection -> applyTo(projection, together, effect))
                .collect(HashSet::new, (applied, snapshots) -> snapshots.forEach(snapshot -> applied.add(snapshot.key())));
    }

    private static Mono<List<Snapshot>> applyTo(Projection projection, List<Snapshot> together, Effect effect) {
        return projection.fold(together).flatMap(applied -> applied.isEmpty() || effect == Effect.FOLD_ONLY ? Mono.just(applied)
                : projection.converge(applied).thenReturn(applied));
    }
}
