package milepost.platform.messaging;

import reactor.core.publisher.Mono;

/**
 * One service's copy of one topic, and what follows from it. Folding only remembers; converging compares what is with what
 * should be and repairs the difference. A rebuild folds everything first and leaves the rest to the sweeps. Both run inside a
 * transaction that the caller opened.
 */
public interface Projection {

    String topic();

    /**
     * Stores the snapshot on the consumer's own row when its version is not lower than the stored one.
     *
     * @return true when it was applied (an equal version counts), false when it was older and ignored
     * @throws PoisonRecord (as an error signal) when the record can never be applied
     */
    Mono<Boolean> fold(Snapshot snapshot);

    /** Makes what is equal to what should be for this key; idempotent; never relies on having seen a transition. */
    Mono<Void> converge(Snapshot snapshot);
}
