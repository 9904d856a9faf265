package milepost.declarations.application;

import reactor.core.publisher.Mono;

/** Makes everything a use case writes happen together or not at all; joins a transaction that runs already. */
public interface Transactions {

    <T> Mono<T> run(Mono<T> work);
}
