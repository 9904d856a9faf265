package milepost.statements.application;

import reactor.core.publisher.Mono;

/** Runs work in a transaction; joins the one that is already open. */
public interface Transactions {

    <T> Mono<T> run(Mono<T> work);
}
