package milepost.applications.application;

import java.util.Collection;
import java.util.UUID;
import milepost.applications.domain.Application;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.ParticipantId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** The applications as their snapshots say, for peers that ask and for republishing. */
public interface PublishedApplications {

    /** Keeps them from being changed until the transaction ends. */
    Flux<Application> byIds(Collection<UUID> ids);

    Flux<Application> of(ParticipantId participant);

    /** In the order of their ids; keeps them from being changed until the transaction ends. */
    Flux<Application> after(@Nullable ApplicationId id, int limit);

    /** How many there are of each status. */
    Flux<Count> counts();

    /** @param status as the API spells it */
    record Count(String status, long applications) {
    }
}
