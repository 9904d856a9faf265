package milepost.declarations.inmemory;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** A row of table {@code declaration_documents}. */
record StoredDocument(UUID declaration, UUID viewer, UUID participant, Set<UUID> partners, int startYear, String contentHash, int shape,
                      Instant createdAt, Instant updatedAt, byte[] body) {
}
