package milepost.participants.application;

import reactor.core.publisher.Mono;

/** Runs work in one transaction, joining the one that runs already. */
public interface Transactions {

    <T> Mono<T> run(Mono<T> work);
}
