package milepost.platform.messaging.consume;

import java.util.List;
import milepost.platform.messaging.Snapshot;
import reactor.core.publisher.Mono;

/** Records that were given up, until a later one of their key makes them superfluous. */
public interface DeadLetters {

    /** Remembers the record and tells the service's dead-letter topic; in the running transaction; once per origin. */
    Mono<Void> give(Delivery delivery, String reason);

    /** These have been applied: dead letters of their keys at this or an older version are settled. */
    Mono<Void> settle(String topic, List<Snapshot> applied);
}
