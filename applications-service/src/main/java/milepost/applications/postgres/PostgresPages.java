package milepost.applications.postgres;

import static milepost.applications.postgres.Binds.get;
import static milepost.applications.postgres.Binds.sql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import milepost.applications.application.ListApplications.Listed;
import milepost.applications.application.ListApplications.Pages;
import milepost.applications.application.ListApplications.Part;
import milepost.applications.application.ListApplications.Query;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/**
 * A provider's list of applications: ids are found on the index of the order, documents are fetched for those alone. A filter that was
 * not asked for does not stand in the statement, because the index alone could not answer it.
 */
public final class PostgresPages implements Pages {

    /** The limit in the join keeps it to one look by key for each row, in order: else large pages were made by reading the whole table. */
    private static final String PAGE = """
            SELECT page.id, page.sorted_at, stored.document, stored.shape
            FROM (SELECT id, %1$s AS sorted_at FROM application WHERE %3$s ORDER BY %1$s %2$s, id %2$s %4$s) page
            CROSS JOIN LATERAL (SELECT document, shape FROM application WHERE application.id = page.id LIMIT 1) stored
            ORDER BY page.sorted_at %2$s, page.id %2$s
            """;

    private final DatabaseClient db;

    public PostgresPages(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Flux<Listed> of(Query query) {
        Statement statement = Statement.of(query);
        return sql(db, statement.text(), statement.binds().toArray()).map(row -> new Listed(get(row, "id", UUID.class),
                get(row, "sorted_at", Instant.class), get(row, "document", byte[].class), get(row, "shape", Integer.class))).all();
    }

    /** The statement for a query and what is bound in it. */
    record Statement(String text, List<Object> binds) {

        static Statement of(Query query) {
            List<Object> binds = new ArrayList<>();
            StringBuilder where = new StringBuilder("lead_provider_id = " + mark(binds, query.provider().value()));
            query.cohortYears().ifPresent(years ->
                    where.append(" AND cohort_year = ANY(").append(mark(binds, years.toArray(Integer[]::new))).append(")"));
            Instant since = query.updatedSince();
            if (since != null) {
                where.append(" AND updated_at >= ").append(mark(binds, since));
            }
            if (!query.participants().isEmpty()) {
                where.append(" AND participant_id = ANY(").append(mark(binds, query.participants().toArray(UUID[]::new))).append(")");
            }
            String column = switch (query.sortKey()) {
                case CREATED_AT -> "created_at";
                case UPDATED_AT -> "updated_at";
            };
            String rows = switch (query.part()) {
                case Part.Numbered(var offset, var limit) -> "LIMIT " + mark(binds, limit) + " OFFSET " + mark(binds, offset);
                case Part.After(var at, var id, var limit) -> {
                    where.append(" AND (%s, id) %s (%s, %s)".formatted(column, query.ascending() ? ">" : "<", mark(binds, at), mark(binds, id)));
                    yield "LIMIT " + mark(binds, limit);
                }
            };
            return new Statement(PAGE.formatted(column, query.ascending() ? "ASC" : "DESC", where, rows), binds);
        }

        private static String mark(List<Object> binds, Object value) {
            binds.add(value);
            return "$" + binds.size();
        }
    }
}
