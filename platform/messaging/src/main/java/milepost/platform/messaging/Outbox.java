package milepost.platform.messaging;

import reactor.core.publisher.Mono;

/** Takes snapshots in the transaction that made them; the relay sends them after the commit. */
public interface Outbox {

    /**
     * Stores the snapshots in the running transaction, in order; fails with {@link IllegalStateException} where none runs.
     * Request id and {@code traceparent} are taken from the Reactor context.
     */
    Mono<Void> publish(java.util.List<Snapshot> snapshots);

    default Mono<Void> publish(Snapshot snapshot) {
        return publish(java.util.List.of(snapshot));
    }
}
