package milepost.applications.postgres;

import static milepost.applications.postgres.Binds.get;
import static milepost.applications.postgres.Binds.orNull;
import static milepost.applications.postgres.Binds.sql;

import io.r2dbc.spi.Readable;
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

    private static final String FIND = "SELECT " + COLUMNS + " FROM person p WHERE p.id = $1";

    private static final String RETIRED_INTO = "SELECT " + COLUMNS + " FROM person p WHERE p.retired_into = $1 ORDER BY p.id";

    private static final String KEEP = """
            INSERT INTO person (id, full_name, email, trn, trn_verified, retired_into, version, copied_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, clock_timestamp())
            ON CONFLICT (id) DO UPDATE SET full_name = excluded.full_name, email = excluded.email, trn = excluded.trn,
                trn_verified = excluded.trn_verified, retired_into = excluded.retired_into, version = excluded.version,
                copied_at = CASE WHEN excluded.version > person.version AND person.version > 0 THEN excluded.copied_at ELSE person.copied_at END
            WHERE excluded.version >= person.version
            """;

    /** Copied long ago, and so it stays when somebody is known: the next sweep shows who it is without waiting. */
    private static final String EXPECT = """
            INSERT INTO person (id, full_name, trn_verified, version, copied_at) VALUES ($1, '', false, 0, 'epoch') ON CONFLICT DO NOTHING
            """;

    private static final String SHOWN = "UPDATE person SET shown_version = $2 WHERE id = $1 AND shown_version < $2";

    private final DatabaseClient db;

    public PostgresPersons(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Person> find(ParticipantId id) {
        return sql(db, FIND, id.value()).map(PostgresPersons::person).one();
    }

    @Override
    public Flux<Person> retiredInto(ParticipantId survivor) {
        return sql(db, RETIRED_INTO, survivor.value()).map(PostgresPersons::person).all();
    }

    @Override
    public Mono<Boolean> keep(Person person) {
        ParticipantId survivor = person.retiredInto();
        return sql(db, KEEP, person.id().value(), person.fullName(), orNull(person.email(), String.class),
                orNull(person.trn(), String.class), person.trnVerified(), orNull(survivor == null ? null : survivor.value(), UUID.class),
                person.version()).fetch().rowsUpdated().map(rows -> rows > 0);
    }

    @Override
    public Mono<Person> expect(ParticipantId id) {
        return sql(db, EXPECT, id.value()).then().then(Mono.defer(() -> find(id)));
    }

    @Override
    public Mono<Void> shown(Person person) {
        return sql(db, SHOWN, person.id().value(), person.version()).then();
    }

    static Person person(Readable row) {
        UUID survivor = row.get("retired_into", UUID.class);
        return new Person(new ParticipantId(get(row, "person_id", UUID.class)), get(row, "full_name", String.class),
                row.get("email", String.class), row.get("trn", String.class), get(row, "trn_verified", Boolean.class),
                survivor == null ? null : new ParticipantId(survivor), get(row, "copy_version", Long.class));
    }
}
