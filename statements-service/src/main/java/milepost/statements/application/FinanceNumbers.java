package milepost.statements.application;

import java.time.Instant;
import reactor.core.publisher.Mono;

/** Numbers the facts of the log finance reads, by the database's clock. */
public interface FinanceNumbers {

    Mono<Stamp> next();

    record Stamp(long version, Instant recordedAt) {
    }
}
