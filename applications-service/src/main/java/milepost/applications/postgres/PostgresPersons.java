package milepost.applications.postgres;

import static milepost.applications.postgres.Binds.column;
import static milepost.applications.postgres.Binds.get;
import static milepost.applications.postgres.Binds.sql;

import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import milepost.applications.application.Persons;
import milepost.applications.domain.ParticipantId;
import milepost.applications.domain.Person;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Table {@code person}: copies of what participants-service publishes. */
public final class PostgresPersons implements Persons {

    static final String COLUMNS = "p.id AS person_id, p.full_name, p.email, p.trn, p.trn_verified, p.retired_into, p.version AS copy_version";

    private static final String FIND = "SELECT " + COLUMNS + " FROM person p WHERE p.id = ANY ($1)";

    private static final String RETIRED_INTO = "SELECT " + COLUMNS + " FROM person p WHERE p.retired_into = ANY ($1) ORDER BY p.id";

    private static final String KEEP = """
            INSERT INTO person (id, full_name, email, trn, trn_verified, retired_into, version, copied_at)
            SELECT told.*, clock_timestamp() FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::boolean[], $6::uuid[],
                $7::bigint[]) AS told (id) ORDER BY told.id
            ON CONFLICT (id) DO UPDATE SET full_name = excluded.full_name, email = excluded.email, trn = excluded.trn,
                trn_verified = excluded.trn_verified, retired_into = excluded.retired_into, version = excluded.version,
                copied_at = CASE WHEN excluded.version > person.version AND person.version > 0 THEN excluded.copied_at ELSE person.copied_at END
            WHERE excluded.version >= person.version
            RETURNING person.id
            """;

    /** Copied long ago, and so it stays when somebody is known: the next sweep shows who it is without waiting. */
    private static final String EXPECT = """
            INSERT INTO person (id, full_name, trn_verified, version, copied_at) VALUES ($1, '', false, 0, 'epoch') ON CONFLICT DO NOTHING
            """;

    private static final String SHOWN = """
            UPDATE person SET shown_version = shown.version FROM unnest($1::uuid[], $2::bigint[]) AS shown (id, version)
            WHERE person.id = shown.id AND shown_version < shown.version
            """;

    private final DatabaseClient db;

    public PostgresPersons(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Flux<Person> find(Collection<ParticipantId> ids) {
        return sql(db, FIND, ids(ids)).map(PostgresPersons::person).all();
    }

    @Override
    public Flux<Person> retiredInto(Collection<ParticipantId> survivors) {
        return sql(db, RETIRED_INTO, ids(survivors)).map(PostgresPersons::person).all();
    }

    @Override
    public Flux<ParticipantId> keep(List<Person> all) {
        return sql(db, KEEP, column(all, UUID[]::new, it -> it.id().value()), column(all, String[]::new, Person::fullName),
                column(all, String[]::new, Person::email), column(all, String[]::new, Person::trn),
                column(all, Boolean[]::new, Person::trnVerified),
                column(all, UUID[]::new, it -> it.retiredInto() == null ? null : it.retiredInto().value()),
                column(all, Long[]::new, Person::version)).map(row -> new ParticipantId(get(row, "id", UUID.class))).all();
    }

    @Override
    public Mono<Person> expect(ParticipantId id) {
        return sql(db, EXPECT, id.value()).then().then(Mono.defer(() -> find(id)));
    }

    @Override
    public Mono<Void> shown(List<Person> all) {
        return sql(db, SHOWN, column(all, UUID[]::new, it -> it.id().value()), column(all, Long[]::new, Person::version)).then();
    }

    private static Object ids(Collection<ParticipantId> ids) {
        return column(ids, UUID[]::new, ParticipantId::value);
    }

    static Person person(Readable row) {
        UUID survivor = row.get("retired_into", UUID.class);
        return new Person(new ParticipantId(get(row, "person_id", UUID.class)), get(row, "full_name", String.class),
                row.get("email", String.class), row.get("trn", String.class), get(row, "trn_verified", Boolean.class),
                survivor == null ? null : new ParticipantId(survivor), get(row, "copy_version", Long.class));
    }
}
