package milepost.platform.simulation;

import java.util.UUID;
import java.util.function.Supplier;
import milepost.platform.messaging.AskTheOwner;
import milepost.platform.messaging.Outbox;
import milepost.platform.messaging.Versions;

/**
 * What a simulated service is given instead of PostgreSQL, Kafka, the system clock and {@code UUID.randomUUID}.
 *
 * @param ids ids that the seed decides
 */
public record Surroundings(String service, MemoryDatabase database, Outbox outbox, AskTheOwner owners, Versions versions,
        Supplier<UUID> ids, VirtualClock clock, Decoration decoration) {

    /** The port as the service shall see it. */
    public <P> P port(Class<P> kind, P real) {
        return decoration.around(service, kind, real);
    }
}
