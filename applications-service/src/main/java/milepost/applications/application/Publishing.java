package milepost.applications.application;

import java.util.List;
import milepost.applications.domain.Application;
import reactor.core.publisher.Mono;

/** Tells the other services the new state of an aggregate, in the transaction that made it. */
public interface Publishing {

    Mono<Void> application(Application application);

    Mono<Void> entries(List<Catalogue.Stored> entries);
}
