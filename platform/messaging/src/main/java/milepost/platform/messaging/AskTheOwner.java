package milepost.platform.messaging;

import java.util.Collection;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * Convergence rule 4, "miss → ask the owner". A use case that is about to answer 404 or refuse on the strength of copied facts
 * calls {@link #confirm}. The first time that ends the attempt (its transaction rolls back), the owners are asked outside any
 * transaction, their snapshots are applied like records, and the attempt runs once more, where {@code confirm} just completes.
 * What an owner answered may raise the next question (the enrolment names the cohort whose contract is missing): an attempt that
 * confirms a question not yet asked for this request is ended and run again, at most five times in all.
 */
public interface AskTheOwner {

    /** Completes when the copies behind these questions have just been refreshed for this request; otherwise ends the attempt. */
    Mono<Void> confirm(Collection<Question> questions);

    /** Runs the attempt, and once more after asking, when it called {@link #confirm}. Owner down: {@link OwnerUnavailable}. */
    <T> Mono<T> around(Supplier<Mono<T>> attempt);
}
