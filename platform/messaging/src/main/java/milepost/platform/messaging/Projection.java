package milepost.platform.messaging;

import java.util.List;
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

    /**
     * Folds what came together, of different keys, and answers those that were applied: one by one, unless the projection knows a
     * statement for all of them. One that fails fails them all; whoever called tries fewer.
     */
    default Mono<List<Snapshot>> fold(List<Snapshot> together) {
        return Traces.each(together, snapshot -> fold(snapshot).filter(applied -> applied).map(_ -> snapshot)).collectList();
    }

    /** Converges what was folded together. */
    default Mono<Void> converge(List<Snapshot> together) {
        return Traces.each(together, this::converge).then();
    }
}
