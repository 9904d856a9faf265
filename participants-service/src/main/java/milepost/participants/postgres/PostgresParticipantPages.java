package milepost.participants.postgres;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import milepost.participants.application.ParticipantPages;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** Lists of stored documents: ids from an index first, then the bodies of that page alone. */
public final class PostgresParticipantPages implements ParticipantPages {

    /**
     * Each body is looked up by its key: joined by the provider, a provider that the planner's statistics do not know yet would
     * cost the square of the page.
     */
    private static final String PAGE = """
            SELECT page.participant_id, page.sorted_at,
                   (SELECT d.body FROM participant_document d
                     WHERE d.participant_id = page.participant_id AND d.lead_provider_id = page.lead_provider_id) AS body
              FROM (SELECT participant_id, lead_provider_id, %1$s AS sorted_at FROM participant_document
                     WHERE lead_provider_id = $1 AND body IS NOT NULL%2$s
                     ORDER BY %1$s %3$s, participant_id %3$s LIMIT %4$s OFFSET %5$s) AS page
             ORDER BY page.sorted_at %3$s, page.participant_id %3$s
            """;
    private static final String CHANGED_SINCE = " AND updated_at >= %s";
    private static final String WITH_STATUS = " AND %s = ANY(training_statuses)";
    private static final String FORMERLY = " AND participant_id IN (SELECT c.participant_id FROM id_change c WHERE c.from_participant_id = %s)";
    private static final String BEYOND = " AND (%s, participant_id) %s (%s, %s)";

    private final DatabaseClient db;

    public PostgresParticipantPages(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Flux<Entry> page(LeadProviderId provider, Wanted wanted, Order order, Slice slice) {
        var values = new ArrayList<Object>(List.of(provider.value()));
        var column = switch (order.key()) {
            case CREATED_AT -> "created_at";
            case UPDATED_AT -> "updated_at";
        };
        var conditions = new StringBuilder();
        wanted.updatedSince().ifPresent(since -> conditions.append(CHANGED_SINCE.formatted(bound(values, since))));
        wanted.status().ifPresent(status -> conditions.append(WITH_STATUS.formatted(bound(values, status.word()))));
        wanted.formerly().ifPresent(id -> conditions.append(FORMERLY.formatted(bound(values, id.value()))));
        var skipped = switch (slice) {
            case Slice.From(long offset, int _) -> offset;
            case Slice.After(var at, var id, int _) -> {
                conditions.append(BEYOND.formatted(column, order.descending() ? "<" : ">", bound(values, at), bound(values, id.value())));
                yield 0L;
            }
        };
        var limit = bound(values, slice.limit());
        var sql = PAGE.formatted(column, conditions, order.descending() ? "DESC" : "ASC", limit, bound(values, skipped));
        return Bindings.of(db.sql(sql)).with(values.toArray()).statement()
                .map(row -> new Entry(new ParticipantId(row.get("participant_id", UUID.class)), row.get("sorted_at", Instant.class),
                        row.get("body", byte[].class)))
                .all();
    }

    /** The marker of a value that is bound in this place. */
    private static String bound(List<Object> values, Object value) {
        values.add(value);
        return "$" + values.size();
    }
}
