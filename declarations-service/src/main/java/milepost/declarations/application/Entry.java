package milepost.declarations.application;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import milepost.declarations.domain.Concern;
import milepost.declarations.domain.Declaration;
import milepost.declarations.domain.Outcome;
import milepost.declarations.domain.ProviderId;
import milepost.declarations.domain.Transition;
import org.jspecify.annotations.Nullable;

/**
 * Everything to be written for one declaration: its row, the steps it took, an outcome to add, the documents that changed, who may
 * see it, and what people have to look at.
 *
 * @param changed whether what others are told of it changed
 * @param turnsAt when it has to be looked at again though nobody says anything
 * @param now     the database's clock
 */
public record Entry(Declaration declaration, long version, Seen seen, Instant createdAt, Instant updatedAt, boolean changed,
                    List<Transition> steps, @Nullable Outcome added, List<Document> documents, Set<ProviderId> viewers,
                    Set<Concern> concerns, @Nullable Instant turnsAt, Instant now) {

    /** One provider's view, rendered. */
    public record Document(ProviderId viewer, byte[] body, String contentHash, int shape, Instant updatedAt) {
    }

    public Entry {
        steps = List.copyOf(steps);
        documents = List.copyOf(documents);
        viewers = Set.copyOf(viewers);
        concerns = Set.copyOf(concerns);
    }

    Publishing.Published published() {
        return new Publishing.Published(declaration, version, createdAt, updatedAt);
    }

    public byte[] bodyFor(ProviderId viewer) {
        return documents.stream().filter(document -> document.viewer().equals(viewer)).findFirst().orElseThrow().body();
    }
}
