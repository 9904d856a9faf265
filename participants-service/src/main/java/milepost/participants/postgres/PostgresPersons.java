package milepost.participants.postgres;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import milepost.participants.application.Persons;
import milepost.participants.application.Recorded;
import milepost.participants.domain.EmailAddress;
import milepost.participants.domain.IdChange;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.Person;
import milepost.participants.domain.TeacherReference;
import milepost.participants.domain.Trn;
import milepost.platform.messaging.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Persons in PostgreSQL. */
public final class PostgresPersons implements Persons {

    private static final String COLUMNS = """
            SELECT p.id, p.full_name, p.previous_names, p.email, p.trn, p.trn_verified, p.retired_into, p.version, p.updated_at,
                   coalesce((SELECT jsonb_agg(jsonb_build_object('from', c.from_participant_id, 'to', c.to_participant_id,
                                                                 'changed_at', c.changed_at))
                               FROM id_change c WHERE c.participant_id = p.id), '[]')::text AS id_changes
              FROM person p
            """;
    private static final String BY_ID = COLUMNS + " WHERE p.id = $1";
    private static final String BY_IDS = COLUMNS + " WHERE p.id = ANY($1) ORDER BY p.id";
    // Held by a statement of their own: one that waits for a lock sees the new row of the person, but the id changes from before.
    private static final String HOLD_BY_IDS = "SELECT id FROM person WHERE id = ANY($1) ORDER BY id FOR SHARE";
    private static final String HOLD_AFTER = "SELECT id FROM person WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2 FOR SHARE";
    private static final String BY_TRN = COLUMNS + " WHERE p.trn = $1 ORDER BY p.created_at, p.id";
    private static final String MATCHING_TRN = COLUMNS + """
             WHERE p.trn = $1 AND p.trn_verified AND p.retired_into IS NULL ORDER BY p.created_at, p.id LIMIT 1
            """;
    private static final String MATCHING_EMAIL = COLUMNS + """
             WHERE lower(p.email) = lower($1) AND p.retired_into IS NULL ORDER BY p.created_at, p.id LIMIT 1
            """;
    private static final String SURVIVOR = """
            WITH RECURSIVE path AS (
                SELECT id, retired_into FROM person WHERE id = $1
                UNION
                SELECT next.id, next.retired_into FROM person next JOIN path ON next.id = path.retired_into)
            """ + COLUMNS + " WHERE p.id = (SELECT id FROM path WHERE retired_into IS NULL)";
    private static final String STORE = """
            INSERT INTO person AS stored (id, full_name, previous_names, email, trn, trn_verified, retired_into, version,
                                          created_at, updated_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, clock_timestamp(), clock_timestamp())
            ON CONFLICT (id) DO UPDATE
               SET full_name = EXCLUDED.full_name, previous_names = EXCLUDED.previous_names, email = EXCLUDED.email,
                   trn = EXCLUDED.trn, trn_verified = EXCLUDED.trn_verified, retired_into = EXCLUDED.retired_into,
                   version = EXCLUDED.version,
                   updated_at = greatest(EXCLUDED.updated_at, stored.updated_at + interval '1 microsecond')
             WHERE stored.version = $9
            RETURNING updated_at
            """;
    private static final String STORE_ID_CHANGE = """
            INSERT INTO id_change (participant_id, from_participant_id, to_participant_id, changed_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (participant_id, from_participant_id, to_participant_id) DO UPDATE SET changed_at = EXCLUDED.changed_at
            """;
    private static final long NEVER_STORED = -1;

    private final DatabaseClient db;
    private final Versions versions;
    private final PersonLocks locks;

    public PostgresPersons(DatabaseClient db, Versions versions) {
        this.db = db;
        this.versions = versions;
        this.locks = new PersonLocks(db);
    }

    @Override
    public Mono<Optional<Stored>> lock(ParticipantId id) {
        return locks.persons(List.of(id)).then(find(id).map(Optional::of).defaultIfEmpty(Optional.empty()));
    }

    @Override
    public Mono<Optional<Stored>> lockSurvivor(ParticipantId id) {
        return locks.wayLocked(id).flatMap(locked -> find(id).map(Optional::of).defaultIfEmpty(Optional.empty())
                .flatMap(own -> own.filter(stored -> stored.person().retired()).isPresent() ? survivorAmong(locked, id) : Mono.just(own)));
    }

    /** While we waited the last of them may have been retired in turn. */
    private Mono<Optional<Stored>> survivorAmong(List<ParticipantId> locked, ParticipantId id) {
        return locks.way(id).flatMap(now -> locked.containsAll(now)
                ? find(now.getLast()).filter(last -> !last.person().retired()).map(Optional::of).defaultIfEmpty(Optional.empty())
                : anew());
    }

    /** The number is known only once the person was read; while we waited it may have become another. */
    @Override
    public Mono<Optional<Stored>> lockSurvivorWithTwins(ParticipantId id) {
        return seen(id).flatMap(seen -> locks.together(seen.way(), seen.number()).then(seen(id))
                .flatMap(now -> now.way().equals(seen.way()) && now.number().equals(seen.number())
                        ? Mono.just(now.survivor()) : anew()));
    }

    /** Whoever took one more lock while holding some could wait for somebody who waits for these: the transaction begins anew. */
    private static <T> Mono<T> anew() {
        return Mono.error(() -> new CannotAcquireLockException("a person became another while somebody waited for it"));
    }

    private Mono<Seen> seen(ParticipantId id) {
        return locks.way(id).flatMap(way -> survivor(id).map(Optional::of).defaultIfEmpty(Optional.empty())
                .map(survivor -> new Seen(way.isEmpty() ? List.of(id) : way, survivor)));
    }

    @Override
    public Mono<Void> lockAll(Collection<ParticipantId> ids) {
        return locks.persons(ids);
    }

    @Override
    public Mono<Void> lockMatching(Collection<Keys> keys) {
        return locks.matching(keys);
    }

    @Override
    public Mono<Stored> find(ParticipantId id) {
        return db.sql(BY_ID).bind(0, id.value()).map(PostgresPersons::stored).one();
    }

    @Override
    public Mono<Stored> byVerifiedTrn(Trn trn) {
        return db.sql(MATCHING_TRN).bind(0, trn.digits()).map(PostgresPersons::stored).one();
    }

    @Override
    public Mono<Stored> byEmail(EmailAddress email) {
        return db.sql(MATCHING_EMAIL).bind(0, email.text()).map(PostgresPersons::stored).one();
    }

    @Override
    public Mono<Stored> survivor(ParticipantId id) {
        return db.sql(SURVIVOR).bind(0, id.value()).map(PostgresPersons::stored).one();
    }

    @Override
    public Flux<Stored> byIds(Collection<ParticipantId> ids) {
        return held(db.sql(HOLD_BY_IDS).bind(0, ids.stream().map(ParticipantId::value).toArray(UUID[]::new)));
    }

    @Override
    public Flux<Stored> byTrn(Trn trn) {
        return db.sql(BY_TRN).bind(0, trn.digits()).map(PostgresPersons::stored).all();
    }

    @Override
    public Flux<Stored> after(@Nullable ParticipantId id, int limit) {
        return held(Bindings.of(db.sql(HOLD_AFTER)).nullable(id == null ? null : id.value(), UUID.class).with(limit).statement());
    }

    private Flux<Stored> held(DatabaseClient.GenericExecuteSpec hold) {
        return hold.map(row -> row.get("id", UUID.class)).all().collectList()
                .flatMapMany(ids -> db.sql(BY_IDS).bind(0, ids.toArray(UUID[]::new)).map(PostgresPersons::stored).all());
    }

    @Override
    public Mono<Recorded> store(Person person, @Nullable Recorded previous) {
        var before = previous == null ? NEVER_STORED : previous.version();
        var version = previous == null ? versions.first() : versions.next(before);
        var reference = person.reference();
        return Bindings.of(db.sql(STORE))
                .with(person.id().value(), person.fullName(), person.previousNames().toArray(String[]::new))
                .nullable(person.email() == null ? null : person.email().text(), String.class)
                .nullable(reference == null ? null : reference.trn().digits(), String.class)
                .with(reference != null && reference.verified())
                .nullable(person.retiredInto() == null ? null : person.retiredInto().value(), UUID.class)
                .with(version, before)
                .statement().map(row -> new Recorded(version, row.get("updated_at", Instant.class))).one()
                .switchIfEmpty(Mono.error(() -> new OptimisticLockingFailureException("person " + person.id() + " is not at " + before)))
                .flatMap(recorded -> storeIdChanges(person).thenReturn(recorded));
    }

    private Mono<Void> storeIdChanges(Person person) {
        return Flux.fromIterable(person.idChanges())
                .concatMap(change -> Bindings.of(db.sql(STORE_ID_CHANGE))
                        .with(person.id().value(), change.from().value(), change.to().value(), change.changedAt())
                        .statement().then())
                .then();
    }

    static Stored stored(Readable row) {
        var email = row.get("email", String.class);
        var trn = row.get("trn", String.class);
        var retiredInto = row.get("retired_into", UUID.class);
        var person = new Person(new ParticipantId(row.get("id", UUID.class)), row.get("full_name", String.class),
                List.of(row.get("previous_names", String[].class)),
                email == null ? null : new EmailAddress(email),
                trn == null ? null : new TeacherReference(new Trn(trn), row.get("trn_verified", Boolean.class)),
                retiredInto == null ? null : new ParticipantId(retiredInto),
                idChanges(row.get("id_changes", String.class)));
        return new Stored(person, new Recorded(row.get("version", Long.class), row.get("updated_at", Instant.class)));
    }

    private static List<IdChange> idChanges(String json) {
        return Columns.list(json, IdChangeColumn.class).stream()
                .map(change -> new IdChange(new ParticipantId(change.from()), new ParticipantId(change.to()), change.changedAt())).toList();
    }

    record IdChangeColumn(UUID from, UUID to, Instant changedAt) {}

    /** Whom an id stands for, and by what way. */
    private record Seen(List<ParticipantId> way, Optional<Stored> survivor) {
        Optional<Trn> number() {
            return survivor.map(Stored::person).flatMap(Person::verifiedTrn);
        }
    }
}
