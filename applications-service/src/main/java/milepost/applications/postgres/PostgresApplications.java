package milepost.applications.postgres;

import static milepost.applications.postgres.Binds.column;
import static milepost.applications.postgres.Binds.get;
import static milepost.applications.postgres.Binds.orNull;
import static milepost.applications.postgres.Binds.sql;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import milepost.applications.application.Applications;
import milepost.applications.application.PublishedApplications;
import milepost.applications.domain.Application;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.ParticipantId;
import milepost.applications.domain.Person;
import milepost.applications.domain.catalogue.CohortIdentifier;
import milepost.applications.domain.catalogue.CourseIdentifier;
import milepost.applications.domain.catalogue.LeadProviderId;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tables {@code application} and {@code application_history}. */
public final class PostgresApplications implements Applications, PublishedApplications {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String SELECT = "SELECT " + ApplicationRows.COLUMNS + ", " + PostgresPersons.COLUMNS
            + " FROM application a JOIN person p ON p.id = a.participant_id ";

    private static final String FIND = SELECT + "WHERE a.id = $1";

    private static final String FIND_ALL = SELECT + "WHERE a.id = ANY ($1) ORDER BY a.id";

    private static final String FIND_HELD = SELECT + "WHERE a.id = $1 AND a.lead_provider_id = $2";

    /** The keys come sorted, so that nobody waits for somebody who waits for them; the time is told once all are held. */
    private static final String LOCK = """
            SELECT count(held.taken), clock_timestamp() AS now
            FROM (SELECT pg_advisory_xact_lock(hashtextextended(key, 0)) AS taken FROM unnest($1::text[]) AS keys (key)) held
            """;

    private static final String OF_PERSON = SELECT + """
            WHERE a.course_identifier = ANY($2)
              AND a.participant_id IN (SELECT $1::uuid UNION SELECT same.id FROM person same WHERE same.trn_verified AND same.trn = $3)
            ORDER BY a.id FOR UPDATE OF a
            """;

    private static final String OF_PARTICIPANTS = SELECT + "WHERE a.participant_id = ANY($1) ORDER BY a.id FOR UPDATE OF a";

    private static final String UNDER_TRN = SELECT + "WHERE p.trn = $1 ORDER BY a.id";

    private static final String IN_DOUBT_ABOUT =
            SELECT + "WHERE a.verdict_decided #>> '{basis,about,value}' = ANY ($1) ORDER BY a.id";

    private static final String FUNDED_PLACES = """
            SELECT count(*) AS taken FROM application
            WHERE lead_provider_id = $1 AND cohort = $2 AND course_identifier = $3 AND status = 'accepted' AND funded_place
            """;

    private static final String ANY_IN = "SELECT EXISTS (SELECT FROM application WHERE cohort = $1) AS found";

    private static final String RECORD_HISTORY = """
            INSERT INTO application_history (application_id, effective_at, actor, what, reason, status, participant_id, lead_provider_id,
                cohort, schedule_identifier, training_status, verdict, funded_place, version)
            SELECT id, $24, $23, $25, $26, status, participant_id, lead_provider_id, cohort, schedule_identifier, training_status,
                verdict, funded_place, version
            FROM written
            """;

    private static final String INSERT = """
            WITH written AS (
                INSERT INTO application (id, participant_id, lead_provider_id, cohort, cohort_year, status, reason_for_rejection,
                    accepted_at, schedule_identifier, training_status, accepted_version, verdict, verdict_code, previously_funded,
                    funded_place, effective_at, updated_at, version, document, etag, shape, verdict_decided,
                    course_identifier, course_group, answers, content_hash, created_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
                    $22::jsonb, $27, $28, $29::jsonb, $30, $31)
                ON CONFLICT (id) DO NOTHING RETURNING *)
            """ + RECORD_HISTORY;

    private static final String SAVE = """
            WITH written AS (
                UPDATE application SET participant_id = $2, lead_provider_id = $3, cohort = $4, cohort_year = $5, status = $6,
                    reason_for_rejection = $7, accepted_at = $8, schedule_identifier = $9, training_status = $10, accepted_version = $11,
                    verdict = $12, verdict_code = $13, previously_funded = $14, funded_place = $15, effective_at = $16, updated_at = $17,
                    version = $18, document = $19, etag = $20, shape = $21, verdict_decided = $22::jsonb
                WHERE id = $1 RETURNING *)
            """ + RECORD_HISTORY;

    private static final String LATEST = """
            SELECT what, actor, effective_at, reason FROM application_history WHERE application_id = $1 AND what = ANY($2)
            ORDER BY position DESC LIMIT 1
            """;

    private static final String CONTENT_HASHES = "SELECT id, content_hash FROM application WHERE id = ANY($1)";

    /** Copies that arrived in the last 30 seconds are on their way. A survivor brings over what its retired ids still hold. */
    private static final String STALE = """
            WITH behind AS (
                SELECT id FROM person WHERE shown_version < version AND copied_at < clock_timestamp() - interval '30 s'),
            families AS (
                SELECT id FROM behind UNION SELECT retired.id FROM behind JOIN person retired ON retired.retired_into = behind.id)
            SELECT id FROM (
                SELECT id FROM application WHERE shape < $2 AND id > $1
                UNION SELECT a.id FROM families JOIN application a ON a.participant_id = families.id WHERE a.id > $1
                UNION SELECT a.id FROM enrolment e JOIN application a ON a.id = e.application_id
                    WHERE e.shown_version < e.version AND e.copied_at < clock_timestamp() - interval '30 s' AND a.id > $1) stale
            ORDER BY id LIMIT $3
            """;

    private static final String BY_IDS =
            "SELECT " + ApplicationRows.COLUMNS + " FROM application a WHERE a.id = ANY($1) ORDER BY a.id FOR SHARE";

    private static final String OF_PARTICIPANT =
            "SELECT " + ApplicationRows.COLUMNS + " FROM application a WHERE a.participant_id = $1 ORDER BY a.id";

    private static final String AFTER =
            "SELECT " + ApplicationRows.COLUMNS + " FROM application a WHERE a.id > $1 ORDER BY a.id LIMIT $2 FOR SHARE";

    private static final String COUNTS = "SELECT status, count(*) AS applications FROM application GROUP BY status";

    private final DatabaseClient db;

    public PostgresApplications(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Stored> find(ApplicationId id) {
        return sql(db, FIND, id.value()).map(ApplicationRows::stored).one();
    }

    @Override
    public Flux<Stored> find(Collection<ApplicationId> ids) {
        return sql(db, FIND_ALL, (Object) column(ids, UUID[]::new, ApplicationId::value)).map(ApplicationRows::stored).all();
    }

    @Override
    public Mono<Stored> find(ApplicationId id, LeadProviderId holder) {
        return sql(db, FIND_HELD, id.value(), holder.value()).map(ApplicationRows::stored).one();
    }

    @Override
    public Mono<Instant> lock(Collection<Person> people) {
        String[] keys = people.stream().flatMap(person -> Stream.concat(Stream.of("person " + person.id().value()),
                person.verifiedTrn().map(trn -> "trn " + trn).stream())).distinct().sorted().toArray(String[]::new);
        return sql(db, LOCK, (Object) keys).map(row -> get(row, "now", Instant.class)).one();
    }

    @Override
    public Flux<Stored> ofPerson(Person person, CourseIdentifier course) {
        String[] names = course.names().stream().map(CourseIdentifier::value).toArray(String[]::new);
        return sql(db, OF_PERSON, person.id().value(), names, orNull(person.verifiedTrn().orElse(null), String.class))
                .map(ApplicationRows::stored).all();
    }

    @Override
    public Flux<Stored> of(Collection<ParticipantId> participants) {
        UUID[] ids = participants.stream().map(ParticipantId::value).toArray(UUID[]::new);
        return sql(db, OF_PARTICIPANTS, (Object) ids).map(ApplicationRows::stored).all();
    }

    @Override
    public Flux<Stored> underTrn(String trn) {
        return sql(db, UNDER_TRN, trn).map(ApplicationRows::stored).all();
    }

    @Override
    public Flux<Stored> inDoubtAbout(Collection<ParticipantId> others) {
        return sql(db, IN_DOUBT_ABOUT, (Object) column(others, String[]::new, other -> other.value().toString()))
                .map(ApplicationRows::stored).all();
    }

    @Override
    public Mono<Long> fundedPlaces(CohortIdentifier cohort, CourseIdentifier course, LeadProviderId provider) {
        return sql(db, FUNDED_PLACES, provider.value(), cohort.toString(), course.value()).map(row -> get(row, "taken", Long.class)).one();
    }

    @Override
    public Mono<Boolean> anyIn(CohortIdentifier cohort) {
        return sql(db, ANY_IN, cohort.toString()).map(row -> get(row, "found", Boolean.class)).one();
    }

    @Override
    public Mono<Boolean> insert(Stored stored, byte[] contentHash, Change change) {
        Application application = stored.application();
        Object[] fixed = {application.course().value(), application.courseGroup().wire(),
                Json.exact().writeValueAsString(application.answers()), contentHash, application.createdAt()};
        return sql(db, INSERT, Stream.of(ApplicationRows.changing(stored), history(change), fixed).flatMap(Arrays::stream).toArray())
                .fetch().rowsUpdated().map(rows -> rows > 0);
    }

    @Override
    public Mono<Void> save(Stored stored, Change change) {
        return sql(db, SAVE, Stream.of(ApplicationRows.changing(stored), history(change)).flatMap(Arrays::stream).toArray()).then();
    }

    private static Object[] history(Change change) {
        return new Object[] {change.actor(), change.effectiveAt(), change.what(), orNull(change.reason(), String.class)};
    }

    @Override
    public Mono<Map<ApplicationId, byte[]>> contentHashes(Collection<ApplicationId> ids) {
        return sql(db, CONTENT_HASHES, (Object) column(ids, UUID[]::new, ApplicationId::value))
                .map(row -> Map.entry(new ApplicationId(get(row, "id", UUID.class)), get(row, "content_hash", byte[].class))).all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    @Override
    public Mono<Change> latest(ApplicationId id, Collection<String> whats) {
        return sql(db, LATEST, id.value(), whats.toArray(String[]::new)).map(row -> new Change(get(row, "what", String.class),
                get(row, "actor", String.class), get(row, "effective_at", Instant.class), row.get("reason", String.class))).one();
    }

    @Override
    public Flux<ApplicationId> stale(int shape, @Nullable ApplicationId after, int limit) {
        return sql(db, STALE, after == null ? BEFORE_ALL : after.value(), shape, limit)
                .map(row -> new ApplicationId(get(row, "id", UUID.class))).all();
    }

    @Override
    public Flux<Application> byIds(Collection<UUID> ids) {
        return sql(db, BY_IDS, (Object) ids.toArray(UUID[]::new)).map(ApplicationRows::application).all();
    }

    @Override
    public Flux<Application> of(ParticipantId participant) {
        return sql(db, OF_PARTICIPANT, participant.value()).map(ApplicationRows::application).all();
    }

    @Override
    public Flux<Application> after(@Nullable ApplicationId id, int limit) {
        return sql(db, AFTER, id == null ? BEFORE_ALL : id.value(), limit).map(ApplicationRows::application).all();
    }

    @Override
    public Flux<Count> counts() {
        return sql(db, COUNTS).map(row -> new Count(get(row, "status", String.class), get(row, "applications", Long.class))).all();
    }
}
