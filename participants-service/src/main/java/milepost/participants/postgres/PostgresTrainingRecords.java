package milepost.participants.postgres;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import milepost.participants.application.Recorded;
import milepost.participants.application.ecf.TrainingRecords;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.TrainingStatus;
import milepost.participants.domain.ecf.Circumstances;
import milepost.participants.domain.ecf.EligibleForFunding;
import milepost.participants.domain.ecf.Role;
import milepost.participants.domain.ecf.TrainingRecord;
import milepost.participants.domain.ecf.TrainingRecordId;
import milepost.platform.messaging.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** ECF training records in PostgreSQL. */
public final class PostgresTrainingRecords implements TrainingRecords {

    private static final String COLUMNS = """
            SELECT id, participant_id, role, periods::text AS periods, eligible_for_funding, sparsity_uplift, pupil_premium_uplift,
                   school_urn, induction_start_date, cohort_changed_after_payments_frozen, mentor_funding_end_date, made_at, effective_at, version, updated_at
              FROM training_record
            """;
    private static final String BY_ID = COLUMNS + " WHERE id = $1";
    private static final String BY_IDS = COLUMNS + " WHERE id = ANY($1) ORDER BY id FOR SHARE";
    private static final String OF_PARTICIPANT = COLUMNS + " WHERE participant_id = $1 ORDER BY made_at, id";
    private static final String MENTORED_BY = COLUMNS + " WHERE periods @> jsonb_build_array(jsonb_build_object('mentor_id', $1::text)) ORDER BY id";
    private static final String AFTER = COLUMNS + " WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2 FOR SHARE";
    private static final String STORE = """
            INSERT INTO training_record AS stored (id, participant_id, role, periods, eligible_for_funding, sparsity_uplift,
                                                   pupil_premium_uplift, school_urn, induction_start_date,
                                                   cohort_changed_after_payments_frozen, mentor_funding_end_date, made_at,
                                                   effective_at, version, created_at, updated_at)
            VALUES ($1, $2, $3, $4::jsonb, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, clock_timestamp(), clock_timestamp())
            ON CONFLICT (id) DO UPDATE
               SET participant_id = EXCLUDED.participant_id, role = EXCLUDED.role, periods = EXCLUDED.periods,
                   eligible_for_funding = EXCLUDED.eligible_for_funding, sparsity_uplift = EXCLUDED.sparsity_uplift,
                   pupil_premium_uplift = EXCLUDED.pupil_premium_uplift, school_urn = EXCLUDED.school_urn,
                   induction_start_date = EXCLUDED.induction_start_date,
                   cohort_changed_after_payments_frozen = EXCLUDED.cohort_changed_after_payments_frozen,
                   mentor_funding_end_date = EXCLUDED.mentor_funding_end_date, made_at = EXCLUDED.made_at, effective_at = EXCLUDED.effective_at, version = EXCLUDED.version,
                   updated_at = greatest(EXCLUDED.updated_at, stored.updated_at + interval '1 microsecond')
             WHERE stored.version = $15
            RETURNING updated_at
            """;
    // One person is one verified number, or else one id (decision B3).
    private static final String PARALLEL = """
            SELECT (array_agg(r.participant_id ORDER BY r.made_at, r.id))[1] AS participant_id, r.role,
                   array_agg(r.id ORDER BY r.made_at, r.id) AS ids, max(r.created_at) AS since
              FROM training_record r LEFT JOIN person p ON p.id = r.participant_id
             WHERE r.periods -> -1 ->> 'training_status' <> 'withdrawn'
             GROUP BY coalesce(CASE WHEN p.trn_verified THEN p.trn END, r.participant_id::text), r.role
            HAVING count(*) > 1
             ORDER BY since, ids LIMIT $1
            """;
    private static final String COUNTS = """
            SELECT periods -> -1 ->> 'training_status' AS training_status, count(*) AS records FROM training_record GROUP BY 1
            """;
    private static final long NEVER_STORED = -1;

    private final DatabaseClient db;
    private final Versions versions;

    public PostgresTrainingRecords(DatabaseClient db, Versions versions) {
        this.db = db;
        this.versions = versions;
    }

    @Override
    public Mono<Stored> find(TrainingRecordId id) {
        return db.sql(BY_ID).bind(0, id.value()).map(PostgresTrainingRecords::stored).one();
    }

    @Override
    public Mono<Recorded> store(TrainingRecord record, @Nullable Recorded previous) {
        var before = previous == null ? NEVER_STORED : previous.version();
        var version = previous == null ? versions.first() : versions.next(before);
        var circumstances = record.circumstances();
        return Bindings.of(db.sql(STORE))
                .with(record.id().value(), record.participant().value(), record.role().word(),
                        Columns.json(record.periods().stream().map(PeriodColumn::of).toList()))
                .nullable(circumstances.eligibleForFunding().flag(), Boolean.class)
                .with(circumstances.sparsityUplift(), circumstances.pupilPremiumUplift())
                .nullable(circumstances.schoolUrn(), String.class)
                .nullable(circumstances.inductionStartDate(), LocalDate.class)
                .with(record.cohortChangedAfterPaymentsFrozen())
                .nullable(record.mentorFundingEnds(), LocalDate.class)
                .with(record.madeAt(), record.effectiveAt(), version, before)
                .statement().map(row -> new Recorded(version, row.get("updated_at", Instant.class))).one()
                .switchIfEmpty(Mono.error(() -> new OptimisticLockingFailureException("training record " + record.id() + " is not at " + before)));
    }

    @Override
    public Flux<Stored> byIds(Collection<TrainingRecordId> ids) {
        return db.sql(BY_IDS).bind(0, ids.stream().map(TrainingRecordId::value).toArray(UUID[]::new)).map(PostgresTrainingRecords::stored).all();
    }

    @Override
    public Flux<Stored> ofParticipant(ParticipantId participant) {
        return db.sql(OF_PARTICIPANT).bind(0, participant.value()).map(PostgresTrainingRecords::stored).all();
    }

    @Override
    public Flux<Stored> mentoredBy(ParticipantId mentor) {
        return db.sql(MENTORED_BY).bind(0, mentor.toString()).map(PostgresTrainingRecords::stored).all();
    }

    @Override
    public Flux<Stored> after(@Nullable TrainingRecordId id, int limit) {
        return Bindings.of(db.sql(AFTER)).nullable(id == null ? null : id.value(), UUID.class).with(limit)
                .statement().map(PostgresTrainingRecords::stored).all();
    }

    @Override
    public Flux<Parallel> parallel(int limit) {
        return db.sql(PARALLEL).bind(0, limit)
                .map(row -> new Parallel(new ParticipantId(row.get("participant_id", UUID.class)), role(row),
                        Arrays.stream(row.get("ids", UUID[].class)).map(TrainingRecordId::new).toList(), row.get("since", Instant.class)))
                .all();
    }

    @Override
    public Flux<Count> counts() {
        return db.sql(COUNTS).map(row -> new Count(TrainingStatus.of(row.get("training_status", String.class)).orElseThrow(),
                row.get("records", Long.class))).all();
    }

    private static Stored stored(Readable row) {
        var record = new TrainingRecord(new TrainingRecordId(row.get("id", UUID.class)),
                new ParticipantId(row.get("participant_id", UUID.class)), role(row),
                Columns.list(row.get("periods", String.class), PeriodColumn.class).stream().map(PeriodColumn::period).toList(),
                new Circumstances(EligibleForFunding.of(row.get("eligible_for_funding", Boolean.class)),
                        row.get("sparsity_uplift", Boolean.class), row.get("pupil_premium_uplift", Boolean.class),
                        row.get("school_urn", String.class), row.get("induction_start_date", LocalDate.class)),
                row.get("cohort_changed_after_payments_frozen", Boolean.class), row.get("mentor_funding_end_date", LocalDate.class),
                row.get("made_at", Instant.class), row.get("effective_at", Instant.class));
        return new Stored(record, new Recorded(row.get("version", Long.class), row.get("updated_at", Instant.class)));
    }

    private static Role role(Readable row) {
        return Role.of(row.get("role", String.class)).orElseThrow();
    }
}
