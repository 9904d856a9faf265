package milepost.participants.postgres;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import milepost.participants.application.Persons.Keys;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.Trn;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Who wants the same person, or would match by the same keys, waits until the other's transaction ends. */
final class PersonLocks {

    // Locks are taken in the order of their numbers, so that two intakes with crossed keys cannot wait for each other.
    private static final String LOCK = """
            SELECT pg_advisory_xact_lock(number)
              FROM (SELECT DISTINCT hashtextextended(key, 0) AS number FROM unnest($1::text[]) AS key ORDER BY number) AS locks
            """;
    // A circle ends where it closes, and nobody survives it.
    private static final String WAY = """
            WITH RECURSIVE path AS (
                SELECT id, retired_into, 1 AS step FROM person WHERE id = $1
                UNION ALL
                SELECT next.id, next.retired_into, path.step + 1 FROM person next JOIN path ON next.id = path.retired_into)
            CYCLE id SET closed USING way
            SELECT id FROM path WHERE NOT closed ORDER BY step
            """;

    // In one statement and in the order of all locks: whoever took the id's own first and the survivor's later could wait for a merge that waits for it.
    private static final String LOCK_WAY = """
            WITH RECURSIVE path AS (
                SELECT id, retired_into FROM person WHERE id = $1
                UNION ALL
                SELECT next.id, next.retired_into FROM person next JOIN path ON next.id = path.retired_into)
            CYCLE id SET closed USING way
            SELECT id, pg_advisory_xact_lock(number)
              FROM (SELECT id, hashtextextended('participant/' || id, 0) AS number
                      FROM (SELECT id FROM path WHERE NOT closed UNION SELECT $1::uuid) AS persons ORDER BY number) AS locks
            """;

    private final DatabaseClient db;

    PersonLocks(DatabaseClient db) {
        this.db = db;
    }

    Mono<Void> persons(Collection<ParticipantId> ids) {
        return keys(ids.stream().map(PersonLocks::key).toList());
    }

    /** The persons and whoever else has the number. */
    Mono<Void> together(Collection<ParticipantId> ids, Optional<Trn> number) {
        return keys(Stream.concat(ids.stream().map(PersonLocks::key), number.stream().map(PersonLocks::key)).toList());
    }

    Mono<Void> matching(Collection<Keys> known) {
        var keys = known.stream().flatMap(each -> Stream.of(each.id().map(PersonLocks::key), each.verified().map(PersonLocks::key),
                each.email().map(address -> "email/" + address.matchKey())).flatMap(Optional::stream)).toList();
        return keys.isEmpty() ? Mono.empty() : keys(keys);
    }

    /** The id and every one it was retired into, the survivor last. */
    Mono<List<ParticipantId>> way(ParticipantId id) {
        return db.sql(WAY).bind(0, id.value()).map(row -> new ParticipantId(row.get("id", UUID.class))).all().collectList();
    }

    /** Locks the id and every one that it was retired into when this began, and answers which. */
    Mono<List<ParticipantId>> wayLocked(ParticipantId id) {
        return db.sql(LOCK_WAY).bind(0, id.value()).map(row -> new ParticipantId(row.get("id", UUID.class))).all().collectList();
    }

    private static String key(ParticipantId id) {
        return "participant/" + id;
    }

    private static String key(Trn trn) {
        return "trn/" + trn.digits();
    }

    private Mono<Void> keys(Collection<String> keys) {
        return db.sql(LOCK).bind(0, keys.toArray(String[]::new)).fetch().all().then();
    }
}
