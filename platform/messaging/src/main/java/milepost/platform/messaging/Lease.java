package milepost.platform.messaging;

import java.time.Duration;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * Work that one process of a service does at a time, such as a cut-off. A lease saves double work; it is no lock. What must not
 * happen twice is guarded by row locks and versions in the work itself, because a process can stall and wake up late.
 */
public interface Lease {

    /** Runs the work while holding the lease (renewed until it ends); completes empty, without running it, when another has it. */
    <T> Mono<T> holding(String name, Duration length, Supplier<Mono<T>> work);
}
