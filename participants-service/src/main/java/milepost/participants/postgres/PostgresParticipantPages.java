package milepost.participants.postgres;

import milepost.participants.application.ParticipantPages;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** Lists of the stored documents of NPQ participants in PostgreSQL. */
public final class PostgresParticipantPages implements ParticipantPages {

    static final String CHANGED_SINCE = "updated_at >= %s";
    static final String FORMERLY = "participant_id IN (SELECT c.participant_id FROM id_change c WHERE c.from_participant_id = %s)";
    private static final String WITH_STATUS = "%s = ANY(training_statuses)";

    private final DatabaseClient db;

    public PostgresParticipantPages(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Flux<Entry> page(LeadProviderId provider, Wanted wanted, Order order, Slice slice) {
        var pages = new StoredPages(db, "participant_document", "participant_id", provider);
        wanted.updatedSince().ifPresent(since -> pages.where(CHANGED_SINCE, since));
        wanted.status().ifPresent(status -> pages.where(WITH_STATUS, status.word()));
        wanted.formerly().ifPresent(id -> pages.where(FORMERLY, id.value()));
        return switch (slice) {
            case Slice.From(long offset, int limit) -> pages.from(offset, limit, order, PostgresParticipantPages::entry);
            case Slice.After(var at, var id, int limit) -> pages.after(at, id.value(), limit, order, PostgresParticipantPages::entry);
        };
    }

    private static Entry entry(StoredPages.Found found) {
        return new Entry(new ParticipantId(found.id()), found.sortedAt(), found.body());
    }
}
