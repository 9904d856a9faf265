package milepost.applications.postgres;

import static milepost.applications.postgres.Binds.get;
import static milepost.applications.postgres.Binds.sql;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import milepost.applications.application.Enrolments;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.Enrolment;
import milepost.applications.domain.TrainingStatus;
import milepost.applications.domain.catalogue.CohortIdentifier;
import milepost.applications.domain.catalogue.LeadProviderId;
import milepost.applications.domain.catalogue.ScheduleIdentifier;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Table {@code enrolment}: copies of what participants-service publishes. */
public final class PostgresEnrolments implements Enrolments {

    private static final String FIND = """
            SELECT application_id, lead_provider_id, cohort, schedule_identifier, training_status, live, effective_at, source_version,
                version
            FROM enrolment WHERE application_id = $1
            """;

    private static final String KEEP = """
            INSERT INTO enrolment (application_id, lead_provider_id, cohort, schedule_identifier, training_status, live, effective_at,
                source_version, version, copied_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, clock_timestamp())
            ON CONFLICT (application_id) DO UPDATE SET lead_provider_id = excluded.lead_provider_id, cohort = excluded.cohort,
                schedule_identifier = excluded.schedule_identifier, training_status = excluded.training_status, live = excluded.live,
                effective_at = excluded.effective_at, source_version = excluded.source_version, version = excluded.version,
                copied_at = CASE WHEN excluded.version > enrolment.version THEN excluded.copied_at ELSE enrolment.copied_at END
            WHERE excluded.version >= enrolment.version
            """;

    private static final String SHOWN = "UPDATE enrolment SET shown_version = $2 WHERE application_id = $1 AND shown_version < $2";

    private final DatabaseClient db;

    public PostgresEnrolments(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Enrolment> find(ApplicationId application) {
        return sql(db, FIND, application.value()).map(PostgresEnrolments::enrolment).one();
    }

    @Override
    public Mono<Boolean> keep(Enrolment enrolment) {
        return sql(db, KEEP, enrolment.application().value(), enrolment.leadProvider().value(), enrolment.cohort().toString(),
                enrolment.schedule().value(), enrolment.trainingStatus().wire(), enrolment.live(), enrolment.effectiveAt(),
                enrolment.sourceVersion(), enrolment.version()).fetch().rowsUpdated().map(rows -> rows > 0);
    }

    @Override
    public Mono<Void> shown(Enrolment enrolment) {
        return sql(db, SHOWN, enrolment.application().value(), enrolment.version()).then();
    }

    private static Enrolment enrolment(Readable row) {
        return new Enrolment(new ApplicationId(get(row, "application_id", UUID.class)),
                new LeadProviderId(get(row, "lead_provider_id", UUID.class)), CohortIdentifier.of(get(row, "cohort", String.class)),
                new ScheduleIdentifier(get(row, "schedule_identifier", String.class)),
                TrainingStatus.parse(get(row, "training_status", String.class)).orElseThrow(), get(row, "live", Boolean.class),
                get(row, "effective_at", Instant.class), get(row, "source_version", Long.class), get(row, "version", Long.class));
    }
}
