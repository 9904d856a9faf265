package milepost.declarations.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import milepost.declarations.domain.Declaration;
import milepost.declarations.domain.ProviderId;

/** A declaration as it is stored, with the fingerprints of its documents. */
public record Kept(Declaration declaration, long version, Seen seen, Instant createdAt, Instant updatedAt, List<KeptDocument> documents) {

    /** What is stored of one provider's view. */
    public record KeptDocument(ProviderId viewer, String contentHash, int shape, Instant updatedAt) {
    }

    public Kept {
        documents = List.copyOf(documents);
    }

    boolean isSeenBy(ProviderId provider) {
        return documentOf(provider).isPresent();
    }

    Optional<KeptDocument> documentOf(ProviderId provider) {
        return documents.stream().filter(document -> document.viewer().equals(provider)).findFirst();
    }
}
