package milepost.declarations.messaging;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import milepost.declarations.application.PublishedDeclarations;
import milepost.platform.messaging.Snapshot;
import milepost.platform.messaging.SnapshotSource;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** Declarations for peers that ask, by id, by what the training is (an application's or a training record's), or by participant. */
public final class DeclarationSnapshots implements SnapshotSource {

    private static final String ASK_BY = "declarations can be asked for by one of application_id, training_record_id and participant_id";

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
        if (criteria.size() != 1) {
            throw new IllegalArgumentException(ASK_BY);
        }
        var criterion = criteria.entrySet().iterator().next();
        UUID id = UUID.fromString(criterion.getValue());
        return (switch (criterion.getKey()) {
            case "application_id", "training_record_id" -> declarations.ofTraining(id);
            case "participant_id" -> declarations.ofParticipant(id);
            default -> throw new IllegalArgumentException(ASK_BY);
        }).map(PublishedDeclaration::snapshot);
    }

    @Override
    public Flux<Snapshot> after(@Nullable String key, int limit) {
        return declarations.after(key == null ? null : UUID.fromString(key), limit).map(PublishedDeclaration::snapshot);
    }
}
