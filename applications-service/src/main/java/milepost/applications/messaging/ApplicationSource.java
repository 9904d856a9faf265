package milepost.applications.messaging;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import milepost.applications.application.PublishedApplications;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.ParticipantId;
import milepost.platform.messaging.Snapshot;
import milepost.platform.messaging.SnapshotSource;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** Applications for peers that ask, by id or by participant. */
public final class ApplicationSource implements SnapshotSource {

    private final PublishedApplications applications;

    public ApplicationSource(PublishedApplications applications) {
        this.applications = applications;
    }

    @Override
    public String aggregate() {
        return "applications";
    }

    @Override
    public Flux<Snapshot> byIds(Collection<String> ids) {
        return applications.byIds(ids.stream().map(UUID::fromString).toList()).map(ApplicationPayload::snapshot);
    }

    @Override
    public Flux<Snapshot> matching(Map<String, String> criteria) {
        String participant = Optional.of(criteria).filter(asked -> asked.size() == 1).map(asked -> asked.get("participant_id"))
                .orElseThrow(() -> new IllegalArgumentException("applications can be asked for by participant_id only"));
        return applications.of(new ParticipantId(UUID.fromString(participant))).map(ApplicationPayload::snapshot);
    }

    @Override
    public Flux<Snapshot> after(@Nullable String key, int limit) {
        return applications.after(key == null ? null : new ApplicationId(UUID.fromString(key)), limit).map(ApplicationPayload::snapshot);
    }
}
