package milepost.participants.postgres;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import milepost.participants.application.ParticipantPages.Order;
import milepost.participants.domain.LeadProviderId;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** A list of one provider's stored documents, being narrowed down: ids from an index first, then the bodies of that page alone. */
final class StoredPages {

    /**
     * Each body is looked up by its key: joined by the provider, a provider that the planner's statistics do not know yet would
     * cost the square of the page.
     */
    private static final String PAGE = """
            SELECT page.%2$s AS id, page.sorted_at,
                   (SELECT d.body FROM %1$s d
                     WHERE d.%2$s = page.%2$s AND d.lead_provider_id = page.lead_provider_id) AS body
              FROM (SELECT %2$s, lead_provider_id, %3$s AS sorted_at FROM %1$s
                     WHERE lead_provider_id = $1 AND body IS NOT NULL%4$s
                     ORDER BY %3$s %5$s, %2$s %5$s LIMIT %6$s OFFSET %7$s) AS page
             ORDER BY page.sorted_at %5$s, page.%2$s %5$s
            """;

    private final DatabaseClient db;
    private final String table;
    private final String id;
    private final List<Object> values = new ArrayList<>();
    private final StringBuilder conditions = new StringBuilder();

    StoredPages(DatabaseClient db, String table, String id, LeadProviderId provider) {
        this.db = db;
        this.table = table;
        this.id = id;
        values.add(provider.value());
    }

    /** @param condition with one {@code %s} where the value belongs */
    StoredPages where(String condition, Object value) {
        conditions.append(" AND ").append(condition.formatted(bound(value)));
        return this;
    }

    /** From this place on. */
    <T> Flux<T> from(long offset, int limit, Order order, Function<Found, T> entry) {
        return read(column(order), offset, limit, order, entry);
    }

    /** What follows this place in the order asked for. */
    <T> Flux<T> after(Instant at, UUID last, int limit, Order order, Function<Found, T> entry) {
        var column = column(order);
        conditions.append(" AND (%s, %s) %s (%s, %s)".formatted(column, id, order.descending() ? "<" : ">", bound(at), bound(last)));
        return read(column, 0, limit, order, entry);
    }

    private <T> Flux<T> read(String column, long offset, int limit, Order order, Function<Found, T> entry) {
        var most = bound(limit);
        var sql = PAGE.formatted(table, id, column, conditions, order.descending() ? "DESC" : "ASC", most, bound(offset));
        return Bindings.of(db.sql(sql)).with(values.toArray()).statement()
                .map(row -> entry.apply(new Found(row.get("id", UUID.class), row.get("sorted_at", Instant.class), row.get("body", byte[].class))))
                .all();
    }

    private static String column(Order order) {
        return switch (order.key()) {
            case CREATED_AT -> "created_at";
            case UPDATED_AT -> "updated_at";
        };
    }

    /** The marker of a value that is bound in this place. */
    private String bound(Object value) {
        values.add(value);
        return "$" + values.size();
    }

    /** One document of it. */
    record Found(UUID id, Instant sortedAt, byte[] body) {}
}
