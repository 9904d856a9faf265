package milepost.declarations.application;

import reactor.core.publisher.Mono;

/** Tells the other services how a declaration stands now; sent after the commit. */
public interface Publishing {

    Mono<Void> publish(Entry entry);
}
