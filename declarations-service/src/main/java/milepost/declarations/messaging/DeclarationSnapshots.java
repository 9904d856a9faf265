package milepost.declarations.messaging;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import milepost.declarations.application.PublishedDeclarations;
import milepost.platform.messaging.Snapshot;
import milepost.platform.messaging.SnapshotSource;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** Declarations for peers that ask, by id, by application or by participant. */
public final class DeclarationSnapshots implements SnapshotSource {

    private final PublishedDeclarations declarations;

    public DeclarationSnapshots(PublishedDeclarations declarations) {
        this.declarations = declarations;
    }

    @Override
    public String aggregate() {
        return "declarations";
    }

    @Override
    public Flux<Snapshot> byIds(Collection<String> ids) {
        return declarations.byIds(ids.stream().map(UUID::fromString).toList()).map(PublishedDeclaration::snapshot);
    }

    @Override
    public Flux<Snapshot> matching(Map<String, String> criteria) {
        String application = criteria.get("application_id");
        String participant = criteria.get("participant_id");
        if (criteria.size() != 1 || application == null && participant == null) {
            throw new IllegalArgumentException("declarations can be asked for by application_id or participant_id only");
        }
        return (application != null ? declarations.ofTraining(UUID.fromString(application)) : declarations.ofParticipant(UUID.fromString(participant)))
                .map(PublishedDeclaration::snapshot);
    }

    @Override
    public Flux<Snapshot> after(@Nullable String key, int limit) {
        return declarations.after(key == null ? null : UUID.fromString(key), limit).map(PublishedDeclaration::snapshot);
    }
}
