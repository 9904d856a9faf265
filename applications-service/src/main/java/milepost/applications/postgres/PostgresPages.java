package milepost.applications.postgres;

import static milepost.applications.postgres.Binds.get;
import static milepost.applications.postgres.Binds.orNull;
import static milepost.applications.postgres.Binds.sql;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.applications.application.ListApplications.Listed;
import milepost.applications.application.ListApplications.Pages;
import milepost.applications.application.ListApplications.Part;
import milepost.applications.application.ListApplications.Query;
import milepost.applications.application.ListApplications.SortKey;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** A provider's list of applications: ids are found on the index of the order, documents are fetched for those alone. */
public final class PostgresPages implements Pages {

    /** Joined by the key alone: a provider the planner's statistics do not know yet would else cost the square of the page. */
    static final String PAGE = """
            WITH page AS (
                SELECT id FROM application
                WHERE lead_provider_id = $1
                  AND ($2::int[] IS NULL OR cohort_year = ANY($2))
                  AND ($3::timestamptz IS NULL OR updated_at >= $3)
                  AND ($4::uuid[] IS NULL OR participant_id = ANY($4))
                  %1$s
                ORDER BY %2$s %3$s, id %3$s LIMIT $5 %4$s)
            SELECT a.id, a.%2$s AS sorted_at, a.document, a.shape FROM page JOIN application a USING (id)
            ORDER BY a.%2$s %3$s, a.id %3$s
            """;

    private record Order(SortKey key, boolean ascending) {
    }

    private static final Map<Order, String> BY_NUMBER = new HashMap<>();
    private static final Map<Order, String> AFTER = new HashMap<>();

    static {
        for (SortKey key : SortKey.values()) {
            for (boolean ascending : List.of(true, false)) {
                String column = switch (key) {
                    case CREATED_AT -> "created_at";
                    case UPDATED_AT -> "updated_at";
                };
                String direction = ascending ? "ASC" : "DESC";
                BY_NUMBER.put(new Order(key, ascending), PAGE.formatted("", column, direction, "OFFSET $6"));
                AFTER.put(new Order(key, ascending), PAGE.formatted(
                        "AND (%s, id) %s ($6, $7)".formatted(column, ascending ? ">" : "<"), column, direction, ""));
            }
        }
    }

    private final DatabaseClient db;

    public PostgresPages(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Flux<Listed> of(Query query) {
        Order order = new Order(query.sortKey(), query.ascending());
        var statement = switch (query.part()) {
            case Part.Numbered(var offset, var limit) -> sql(db, BY_NUMBER.get(order), query.provider().value(), years(query),
                    since(query), participants(query), limit, offset);
            case Part.After(var at, var id, var limit) -> sql(db, AFTER.get(order), query.provider().value(), years(query),
                    since(query), participants(query), limit, at, id);
        };
        return statement.map(row -> new Listed(get(row, "id", UUID.class), get(row, "sorted_at", Instant.class),
                get(row, "document", byte[].class), get(row, "shape", Integer.class))).all();
    }

    private static Object years(Query query) {
        return orNull(query.cohortYears().map(years -> years.toArray(Integer[]::new)).orElse(null), Integer[].class);
    }

    private static Object since(Query query) {
        @Nullable Instant since = query.updatedSince();
        return orNull(since, Instant.class);
    }

    private static Object participants(Query query) {
        return orNull(query.participants().isEmpty() ? null : query.participants().toArray(UUID[]::new), UUID[].class);
    }
}
