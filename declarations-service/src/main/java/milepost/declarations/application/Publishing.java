package milepost.declarations.application;

import java.time.Instant;
import java.util.List;
import milepost.declarations.domain.Declaration;
import reactor.core.publisher.Mono;

/** Tells the other services how declarations stand now; sent after the commit. */
public interface Publishing {

    /** A declaration as others are told of it. */
    record Published(Declaration declaration, long version, Instant createdAt, Instant updatedAt) {
    }

    Mono<Void> publish(List<Published> published);
}
