package milepost.declarations.inmemory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import milepost.declarations.postgres.DeclarationRow;

/**
 * A declaration with everything that hangs on it, for whoever checks what became of it.
 *
 * @param documents what providers see, by provider
 */
public record ObservedDeclaration(DeclarationRow row, List<Step> history, List<Ended> outcomes, SortedMap<UUID, Seen> documents,
                                  List<Concern> worklist) {

    /** A row of table {@code declaration_history}. */
    public record Step(String state, String actor, String cause, Instant effectiveAt, Instant recordedAt) {
    }

    /** A row of table {@code outcomes}. */
    public record Ended(UUID id, String state, LocalDate completionDate, UUID participant, String course, Instant recordedAt, Instant updatedAt) {
    }

    /** A row of table {@code declaration_documents}. */
    public record Seen(byte[] body, String contentHash, int shape, Instant createdAt, Instant updatedAt) {
    }

    /** A row of table {@code worklist}. */
    public record Concern(String kind, String detail, Instant since) {
    }
}
