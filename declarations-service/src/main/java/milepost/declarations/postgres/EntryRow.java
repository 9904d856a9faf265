package milepost.declarations.postgres;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import milepost.declarations.application.Entry;
import milepost.declarations.domain.Outcome;
import org.jspecify.annotations.Nullable;

/** An entry as the storing statement reads it. */
record EntryRow(UUID id, Instant now, DeclarationRow row, List<StepRow> steps, @Nullable OutcomeRow outcome, List<UUID> viewers,
                List<DocumentRow> documents, List<ConcernRow> concerns) {

    record StepRow(String state, String actor, String cause, Instant effectiveAt) {
    }

    record OutcomeRow(UUID id, String state, LocalDate completionDate, Instant recordedAt) {
    }

    record DocumentRow(UUID viewer, String contentHash, int shape, Instant updatedAt, String body) {
    }

    record ConcernRow(String kind, String detail) {
    }

    private static OutcomeRow outcome(Outcome added) {
        return new OutcomeRow(added.id().value(), added.result().slug(), added.completionDate(), added.recordedAt());
    }

    static EntryRow of(Entry entry) {
        return new EntryRow(entry.declaration().id().value(), entry.now(), DeclarationRow.of(entry),
                entry.steps().stream().map(step -> new StepRow(step.to().slug(), step.actor().slug(), step.cause(), step.effectiveAt())).toList(),
                entry.added() == null ? null : outcome(entry.added()),
                entry.viewers().stream().map(viewer -> viewer.value()).toList(),
                entry.documents().stream().map(it -> new DocumentRow(it.viewer().value(), it.contentHash(), it.shape(), it.updatedAt(),
                        new String(it.body(), StandardCharsets.UTF_8))).toList(),
                entry.concerns().stream().map(concern -> new ConcernRow(concern.kind(), concern.sentence())).toList());
    }
}
