package milepost.participants.postgres;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import milepost.participants.application.Enrolments;
import milepost.participants.application.Recorded;
import milepost.participants.domain.ApplicationId;
import milepost.participants.domain.Cohort;
import milepost.participants.domain.CourseIdentifier;
import milepost.participants.domain.Enrolment;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.ScheduleIdentifier;
import milepost.participants.domain.TrainingStatus;
import milepost.platform.messaging.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Enrolments in PostgreSQL. */
public final class PostgresEnrolments implements Enrolments {

    private static final String COLUMNS = """
            SELECT id, participant_id, course_identifier, lead_provider_id, cohort, schedule_identifier, training_status, accepted_at,
                   live, periods::text AS periods, effective_at, source_version, version, updated_at
              FROM enrolment
            """;
    private static final String BY_ID = COLUMNS + " WHERE id = $1";
    private static final String BY_IDS = COLUMNS + " WHERE id = ANY($1) ORDER BY id FOR SHARE";
    private static final String OF_PARTICIPANT = COLUMNS + " WHERE participant_id = $1 ORDER BY accepted_at, id";
    private static final String AFTER = COLUMNS + " WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2 FOR SHARE";
    private static final String STORE = """
            INSERT INTO enrolment AS stored (id, participant_id, course_identifier, lead_provider_id, cohort, schedule_identifier,
                                             training_status, accepted_at, live, periods, effective_at, source_version, version,
                                             created_at, updated_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb, $11, $12, $13, clock_timestamp(), clock_timestamp())
            ON CONFLICT (id) DO UPDATE
               SET participant_id = EXCLUDED.participant_id, course_identifier = EXCLUDED.course_identifier,
                   lead_provider_id = EXCLUDED.lead_provider_id, cohort = EXCLUDED.cohort,
                   schedule_identifier = EXCLUDED.schedule_identifier, training_status = EXCLUDED.training_status,
                   accepted_at = EXCLUDED.accepted_at, live = EXCLUDED.live, periods = EXCLUDED.periods,
                   effective_at = EXCLUDED.effective_at, source_version = EXCLUDED.source_version, version = EXCLUDED.version,
                   updated_at = greatest(EXCLUDED.updated_at, stored.updated_at + interval '1 microsecond')
             WHERE stored.version = $14
            RETURNING updated_at
            """;
    // One person is one verified number, or else one id (decision B3); ASO and EHCO count as one course (decision B2).
    private static final String PARALLEL = """
            SELECT (array_agg(e.participant_id ORDER BY e.accepted_at, e.id))[1] AS participant_id,
                   (array_agg(e.course_identifier ORDER BY e.accepted_at, e.id))[1] AS course_identifier,
                   array_agg(e.id ORDER BY e.accepted_at, e.id) AS ids,
                   max(e.created_at) AS since
              FROM enrolment e LEFT JOIN person p ON p.id = e.participant_id
             WHERE e.live AND e.training_status <> 'withdrawn'
             GROUP BY coalesce(CASE WHEN p.trn_verified THEN p.trn END, e.participant_id::text),
                      replace(e.course_identifier, 'npq-additional-support-offer', 'npq-early-headship-coaching-offer')
            HAVING count(*) > 1
             ORDER BY since, ids LIMIT $1
            """;
    private static final String COUNTS = "SELECT training_status, count(*) AS enrolments FROM enrolment WHERE live GROUP BY training_status";
    private static final long NEVER_STORED = -1;

    private final DatabaseClient db;
    private final Versions versions;

    public PostgresEnrolments(DatabaseClient db, Versions versions) {
        this.db = db;
        this.versions = versions;
    }

    @Override
    public Mono<Stored> find(ApplicationId id) {
        return db.sql(BY_ID).bind(0, id.value()).map(PostgresEnrolments::stored).one();
    }

    @Override
    public Mono<Recorded> store(Enrolment enrolment, @Nullable Recorded previous) {
        var before = previous == null ? NEVER_STORED : previous.version();
        var version = previous == null ? versions.first() : versions.next(before);
        return Bindings.of(db.sql(STORE))
                .with(enrolment.id().value(), enrolment.participant().value(), enrolment.course().value(),
                        enrolment.leadProvider().value(), enrolment.cohort().identifier(), enrolment.schedule().value(),
                        enrolment.trainingStatus().word(), enrolment.acceptedAt(), enrolment.live(),
                        Columns.json(enrolment.periods().stream().map(PeriodColumn::of).toList()),
                        enrolment.effectiveAt(), enrolment.sourceVersion(), version, before)
                .statement().map(row -> new Recorded(version, row.get("updated_at", Instant.class))).one()
                .switchIfEmpty(Mono.error(() -> new OptimisticLockingFailureException("enrolment " + enrolment.id() + " is not at " + before)));
    }

    @Override
    public Flux<Stored> byIds(Collection<ApplicationId> ids) {
        return db.sql(BY_IDS).bind(0, ids.stream().map(ApplicationId::value).toArray(UUID[]::new)).map(PostgresEnrolments::stored).all();
    }

    @Override
    public Flux<Stored> ofParticipant(ParticipantId participant) {
        return db.sql(OF_PARTICIPANT).bind(0, participant.value()).map(PostgresEnrolments::stored).all();
    }

    @Override
    public Flux<Stored> after(@Nullable ApplicationId id, int limit) {
        return Bindings.of(db.sql(AFTER)).nullable(id == null ? null : id.value(), UUID.class).with(limit)
                .statement().map(PostgresEnrolments::stored).all();
    }

    @Override
    public Flux<Parallel> parallel(int limit) {
        return db.sql(PARALLEL).bind(0, limit)
                .map(row -> new Parallel(new ParticipantId(row.get("participant_id", UUID.class)),
                        new CourseIdentifier(row.get("course_identifier", String.class)),
                        Arrays.stream(row.get("ids", UUID[].class)).map(ApplicationId::new).toList(),
                        row.get("since", Instant.class)))
                .all();
    }

    @Override
    public Flux<Count> counts() {
        return db.sql(COUNTS).map(row -> new Count(status(row), row.get("enrolments", Long.class))).all();
    }

    static Stored stored(Readable row) {
        var enrolment = new Enrolment(new ApplicationId(row.get("id", UUID.class)),
                new ParticipantId(row.get("participant_id", UUID.class)),
                new CourseIdentifier(row.get("course_identifier", String.class)),
                new LeadProviderId(row.get("lead_provider_id", UUID.class)),
                new Cohort(row.get("cohort", String.class)), new ScheduleIdentifier(row.get("schedule_identifier", String.class)),
                status(row), row.get("accepted_at", Instant.class), row.get("live", Boolean.class),
                Columns.list(row.get("periods", String.class), PeriodColumn.class).stream().map(PeriodColumn::period).toList(),
                row.get("effective_at", Instant.class), row.get("source_version", Long.class));
        return new Stored(enrolment, new Recorded(row.get("version", Long.class), row.get("updated_at", Instant.class)));
    }

    private static TrainingStatus status(Readable row) {
        return TrainingStatus.of(row.get("training_status", String.class)).orElseThrow();
    }
}
