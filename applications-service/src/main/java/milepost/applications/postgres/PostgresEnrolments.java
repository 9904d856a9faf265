package milepost.applications.postgres;

import static milepost.applications.postgres.Binds.column;
import static milepost.applications.postgres.Binds.get;
import static milepost.applications.postgres.Binds.sql;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import milepost.applications.application.Enrolments;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.Enrolment;
import milepost.applications.domain.TrainingStatus;
import milepost.applications.domain.catalogue.CohortIdentifier;
import milepost.applications.domain.catalogue.LeadProviderId;
import milepost.applications.domain.catalogue.ScheduleIdentifier;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Table {@code enrolment}: copies of what participants-service publishes. */
public final class PostgresEnrolments implements Enrolments {

    private static final String FIND = """
            SELECT application_id, lead_provider_id, cohort, schedule_identifier, training_status, live, effective_at, source_version,
                version
            FROM enrolment WHERE application_id = ANY ($1)
            """;

    private static final String KEEP = """
            INSERT INTO enrolment (application_id, lead_provider_id, cohort, schedule_identifier, training_status, live, effective_at,
                source_version, version, copied_at)
            SELECT told.*, clock_timestamp() FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::boolean[],
                $7::timestamptz[], $8::bigint[], $9::bigint[]) AS told (id) ORDER BY told.id
            ON CONFLICT (application_id) DO UPDATE SET lead_provider_id = excluded.lead_provider_id, cohort = excluded.cohort,
                schedule_identifier = excluded.schedule_identifier, training_status = excluded.training_status, live = excluded.live,
                effective_at = excluded.effective_at, source_version = excluded.source_version, version = excluded.version,
                copied_at = CASE WHEN excluded.version > enrolment.version THEN excluded.copied_at ELSE enrolment.copied_at END
            WHERE excluded.version >= enrolment.version
            RETURNING enrolment.application_id
            """;

    private static final String SHOWN = """
            UPDATE enrolment SET shown_version = shown.version FROM unnest($1::uuid[], $2::bigint[]) AS shown (id, version)
            WHERE application_id = shown.id AND shown_version < shown.version
            """;

    private final DatabaseClient db;

    public PostgresEnrolments(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Flux<Enrolment> find(Collection<ApplicationId> applications) {
        return sql(db, FIND, (Object) column(applications, UUID[]::new, ApplicationId::value)).map(PostgresEnrolments::enrolment).all();
    }

    @Override
    public Flux<ApplicationId> keep(List<Enrolment> all) {
        return sql(db, KEEP, column(all, UUID[]::new, it -> it.application().value()),
                column(all, UUID[]::new, it -> it.leadProvider().value()), column(all, String[]::new, it -> it.cohort().toString()),
                column(all, String[]::new, it -> it.schedule().value()), column(all, String[]::new, it -> it.trainingStatus().wire()),
                column(all, Boolean[]::new, Enrolment::live),
                column(all, OffsetDateTime[]::new, it -> it.effectiveAt().atOffset(ZoneOffset.UTC)),
                column(all, Long[]::new, Enrolment::sourceVersion), column(all, Long[]::new, Enrolment::version))
                .map(row -> new ApplicationId(get(row, "application_id", UUID.class))).all();
    }

    @Override
    public Mono<Void> shown(List<Enrolment> all) {
        return sql(db, SHOWN, column(all, UUID[]::new, it -> it.application().value()), column(all, Long[]::new, Enrolment::version)).then();
    }

    private static Enrolment enrolment(Readable row) {
        return new Enrolment(new ApplicationId(get(row, "application_id", UUID.class)),
                new LeadProviderId(get(row, "lead_provider_id", UUID.class)), CohortIdentifier.of(get(row, "cohort", String.class)),
                new ScheduleIdentifier(get(row, "schedule_identifier", String.class)),
                TrainingStatus.parse(get(row, "training_status", String.class)).orElseThrow(), get(row, "live", Boolean.class),
                get(row, "effective_at", Instant.class), get(row, "source_version", Long.class), get(row, "version", Long.class));
    }
}
