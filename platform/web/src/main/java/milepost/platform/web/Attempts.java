package milepost.platform.web;

import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** What surrounds each attempt at a command or query, outside its transaction; a service passes {@code askTheOwner::around}. */
@FunctionalInterface
public interface Attempts {

    /** Runs the attempt, perhaps more than once. */
    <T> Mono<T> around(Supplier<Mono<T>> attempt);
}
