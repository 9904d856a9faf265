package milepost.applications.postgres;

import static milepost.applications.postgres.Binds.get;
import static milepost.applications.postgres.Binds.sql;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import milepost.applications.application.EligibilityLists;
import milepost.applications.domain.EligibilityList;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Table {@code eligibility_entry}. */
public final class PostgresEligibilityLists implements EligibilityLists {

    private static final String NAMING = """
            SELECT e.list FROM unnest($1::text[], $2::text[]) AS asked (list, identifier) JOIN eligibility_entry e USING (list, identifier)
            """;

    /** Two uploads of one list come one after the other. */
    private static final String LOCK = "SELECT count(pg_advisory_xact_lock(hashtextextended('eligibility ' || $1, 0)))";

    private static final String CLEAR = "DELETE FROM eligibility_entry WHERE list = $1";

    private static final String FILL = "INSERT INTO eligibility_entry (list, identifier) SELECT $1, identifier FROM unnest($2::text[]) AS all_of (identifier)";

    private static final String ENTRIES = "SELECT count(*) AS entries FROM eligibility_entry WHERE list = $1";

    private final DatabaseClient db;

    public PostgresEligibilityLists(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Set<EligibilityList>> naming(Map<EligibilityList, String> identifiers) {
        List<Map.Entry<EligibilityList, String>> asked = List.copyOf(identifiers.entrySet());
        return sql(db, NAMING, asked.stream().map(entry -> entry.getKey().wire()).toArray(String[]::new),
                asked.stream().map(Map.Entry::getValue).toArray(String[]::new))
                .map(row -> EligibilityList.parse(get(row, "list", String.class)).orElseThrow()).all().collect(Collectors.toSet());
    }

    @Override
    public Mono<Void> replace(EligibilityList list, Collection<String> identifiers) {
        return sql(db, LOCK, list.wire()).then()
                .then(Mono.defer(() -> sql(db, CLEAR, list.wire()).then()))
                .then(Mono.defer(() -> sql(db, FILL, list.wire(), identifiers.toArray(String[]::new)).then()));
    }

    @Override
    public Mono<Integer> entries(EligibilityList list) {
        return sql(db, ENTRIES, list.wire()).map(row -> Math.toIntExact(get(row, "entries", Long.class))).one();
    }
}
