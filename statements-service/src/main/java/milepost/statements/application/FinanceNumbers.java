package milepost.statements.application;

import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Numbers the facts of the log finance reads, by the database's clock. */
public interface FinanceNumbers {

    Mono<Stamp> next();

    /** So many of them, in their order. */
    default Flux<Stamp> next(int count) {
        return Flux.range(0, count).concatMap(_ -> next());
    }

    record Stamp(long version, Instant recordedAt) {
    }
}
