package milepost.declarations.postgres;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import milepost.declarations.application.Around;
import milepost.declarations.application.Declarations.Loaded;
import milepost.declarations.application.Kept;
import milepost.declarations.application.Seen;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.ParticipantId;
import milepost.declarations.domain.ProviderId;
import milepost.declarations.domain.Surroundings;
import org.jspecify.annotations.Nullable;

/** What is loaded with a declaration, and what it means to the use cases. */
public record LoadedRow(Instant now, DeclarationRow row, List<DocumentRow> documents, Copies.@Nullable ApplicationRow application,
                        Copies.@Nullable EnrolmentRow enrolment, Copies.@Nullable LineRow line, long personVersion, long namesVersion,
                        Copies.NamesRow names, boolean openStatement, boolean mayHaveTwins, @Nullable UUID earlierDuplicate, UUID person,
                        LookedRow.@Nullable ScheduleRow movedTo) {

    /** What is kept of one provider's view. */
    public record DocumentRow(UUID viewer, String contentHash, int shape, Instant updatedAt) {
    }

    public Loaded loaded() {
        Kept kept = new Kept(row.declaration(), row.version(), row.seen(), row.createdAt(), row.updatedAt(), documents.stream()
                .map(it -> new Kept.KeptDocument(new ProviderId(it.viewer()), it.contentHash(), it.shape(), it.updatedAt())).toList());
        Surroundings facts = new Surroundings(Copies.funding(application, enrolment), Copies.orNull(enrolment, Copies.EnrolmentRow::told),
                Copies.orNull(line, Copies.LineRow::line),
                Copies.orNull(earlierDuplicate, DeclarationId::new), new ParticipantId(person),
                movedTo == null ? null : movedTo.schedule().milestones());
        Seen seen = new Seen(application == null ? 0 : application.version(), enrolment == null ? 0 : enrolment.version(),
                line == null ? 0 : line.version(), personVersion, namesVersion);
        return new Loaded(kept, new Around(facts, seen, names.names(), openStatement, now), mayHaveTwins);
    }
}
