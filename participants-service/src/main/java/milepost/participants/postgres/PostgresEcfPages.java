package milepost.participants.postgres;

import milepost.participants.application.ParticipantPages.Order;
import milepost.participants.application.ecf.EcfPages;
import milepost.participants.application.ecf.FoundBy;
import milepost.participants.domain.LeadProviderId;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** Lists of the stored documents of ECF participants in PostgreSQL. */
public final class PostgresEcfPages implements EcfPages {

    private static final String FOUND_BY = "found_by && %s";
    private static final String OF_COHORTS = "cohort = ANY(%s)";

    private final DatabaseClient db;

    public PostgresEcfPages(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Flux<Entry> participants(LeadProviderId provider, Wanted wanted, Order order, Slice slice) {
        var pages = new StoredPages(db, "ecf_participant_document", "participant_id", provider);
        wanted.updatedSince().ifPresent(since -> pages.where(PostgresParticipantPages.CHANGED_SINCE, since));
        FoundBy.wanted(wanted.cohorts(), wanted.status()).ifPresent(any -> pages.where(FOUND_BY, any.toArray(String[]::new)));
        wanted.formerly().ifPresent(id -> pages.where(PostgresParticipantPages.FORMERLY, id.value()));
        return read(pages, order, slice);
    }

    @Override
    public Flux<Entry> rows(LeadProviderId provider, WantedRows wanted, Order order, Slice slice) {
        var pages = new StoredPages(db, "ecf_row_document", "training_record_id", provider);
        wanted.updatedSince().ifPresent(since -> pages.where(PostgresParticipantPages.CHANGED_SINCE, since));
        if (!wanted.cohorts().isEmpty()) {
            pages.where(OF_COHORTS, wanted.cohorts().toArray(String[]::new));
        }
        return read(pages, order, slice);
    }

    private static Flux<Entry> read(StoredPages pages, Order order, Slice slice) {
        return switch (slice) {
            case Slice.From(long offset, int limit) -> pages.from(offset, limit, order, PostgresEcfPages::entry);
            case Slice.After(var at, var id, int limit) -> pages.after(at, id, limit, order, PostgresEcfPages::entry);
        };
    }

    private static Entry entry(StoredPages.Found found) {
        return new Entry(found.id(), found.sortedAt(), found.body());
    }
}
