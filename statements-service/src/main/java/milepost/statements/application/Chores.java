package milepost.statements.application;

import reactor.core.publisher.Mono;

/** Whether there is anything to tell, to place or to recompute: one cheap look instead of a turn under the lease. */
public interface Chores {

    Mono<Boolean> waiting();
}
