package milepost.participants.postgres;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import milepost.participants.application.Applications;
import milepost.participants.domain.ApplicationCopy;
import milepost.participants.domain.ApplicationCopy.Shown;
import milepost.participants.domain.ApplicationCopy.Standing;
import milepost.participants.domain.ApplicationId;
import milepost.participants.domain.Cohort;
import milepost.participants.domain.CourseIdentifier;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.ScheduleIdentifier;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Copies of applications in PostgreSQL. */
public final class PostgresApplications implements Applications {

    private static final String KEEP = """
            INSERT INTO application AS kept (id, participant_id, lead_provider_id, course_identifier, cohort, accepted, accepted_at,
                                             schedule_identifier, eligible_for_funding, funded_place,
                                             targeted_delivery_funding_eligibility, school_urn, effective_at, version,
                                             converged_version, changed_at)
            SELECT told.*, 0, clock_timestamp()
              FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::boolean[], $7::timestamptz[], $8::text[],
                          $9::boolean[], $10::boolean[], $11::boolean[], $12::text[], $13::timestamptz[], $14::bigint[]) AS told (id)
             ORDER BY told.id
            ON CONFLICT (id) DO UPDATE
               SET participant_id = EXCLUDED.participant_id, lead_provider_id = EXCLUDED.lead_provider_id,
                   course_identifier = EXCLUDED.course_identifier, cohort = EXCLUDED.cohort, accepted = EXCLUDED.accepted,
                   accepted_at = EXCLUDED.accepted_at, schedule_identifier = EXCLUDED.schedule_identifier,
                   eligible_for_funding = EXCLUDED.eligible_for_funding, funded_place = EXCLUDED.funded_place,
                   targeted_delivery_funding_eligibility = EXCLUDED.targeted_delivery_funding_eligibility,
                   school_urn = EXCLUDED.school_urn, effective_at = EXCLUDED.effective_at, version = EXCLUDED.version,
                   changed_at = EXCLUDED.changed_at
             WHERE kept.version <= EXCLUDED.version
            RETURNING kept.id
            """;
    private static final String COLUMNS = """
            SELECT a.id, a.participant_id, a.lead_provider_id, a.course_identifier, a.cohort, a.accepted, a.accepted_at,
                   a.schedule_identifier, a.eligible_for_funding, a.funded_place, a.targeted_delivery_funding_eligibility,
                   a.school_urn, a.effective_at, a.version
              FROM application a
            """;
    private static final String BY_ID = COLUMNS + " WHERE a.id = $1";
    private static final String BY_IDS = COLUMNS + " WHERE a.id = ANY($1)";
    private static final String CONVERGED = """
            UPDATE application SET converged_version = done.version FROM unnest($1::uuid[], $2::bigint[]) AS done (id, version)
             WHERE application.id = done.id AND converged_version < done.version
            """;
    // What changed in the last half minute is on its way (Sweep).
    private static final String UNCONVERGED = COLUMNS + """
              LEFT JOIN enrolment e ON e.id = a.id
             WHERE ($1::uuid IS NULL OR a.id > $1) AND a.changed_at < clock_timestamp() - interval '30 seconds'
               AND (a.converged_version < a.version OR a.accepted <> coalesce(e.live, false))
             ORDER BY a.id LIMIT $2
            """;

    private final DatabaseClient db;

    public PostgresApplications(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Flux<ApplicationId> keep(List<ApplicationCopy> all) {
        return Bindings.of(db.sql(KEEP))
                .column(all, UUID[]::new, it -> it.id().value()).column(all, UUID[]::new, it -> it.participant().value())
                .column(all, UUID[]::new, it -> it.leadProvider().value()).column(all, String[]::new, it -> it.course().value())
                .column(all, String[]::new, it -> it.cohort().identifier()).column(all, Boolean[]::new, it -> accepted(it) != null)
                .column(all, OffsetDateTime[]::new, it -> accepted(it) == null ? null : accepted(it).at().atOffset(ZoneOffset.UTC))
                .column(all, String[]::new, it -> accepted(it) == null ? null : accepted(it).schedule().value())
                .column(all, Boolean[]::new, it -> it.shown().eligibleForFunding()).column(all, Boolean[]::new, it -> it.shown().fundedPlace())
                .column(all, Boolean[]::new, it -> it.shown().targetedDeliveryFundingEligibility())
                .column(all, String[]::new, it -> it.shown().schoolUrn())
                .column(all, OffsetDateTime[]::new, it -> it.effectiveAt().atOffset(ZoneOffset.UTC))
                .column(all, Long[]::new, ApplicationCopy::version)
                .statement().map(row -> new ApplicationId(row.get("id", UUID.class))).all();
    }

    private static Standing.@Nullable Accepted accepted(ApplicationCopy application) {
        return application.standing() instanceof Standing.Accepted accepted ? accepted : null;
    }

    @Override
    public Mono<ApplicationCopy> find(ApplicationId id) {
        return db.sql(BY_ID).bind(0, id.value()).map(PostgresApplications::application).one();
    }

    @Override
    public Flux<ApplicationCopy> ofIds(List<ApplicationId> ids) {
        return db.sql(BY_IDS).bind(0, ids.stream().map(ApplicationId::value).toArray(UUID[]::new))
                .map(PostgresApplications::application).all();
    }

    @Override
    public Mono<Void> converged(List<ApplicationCopy> all) {
        return Bindings.of(db.sql(CONVERGED)).column(all, UUID[]::new, it -> it.id().value())
                .column(all, Long[]::new, ApplicationCopy::version).statement().then();
    }

    @Override
    public Flux<ApplicationCopy> unconverged(@Nullable ApplicationId after, int limit) {
        return Bindings.of(db.sql(UNCONVERGED)).nullable(after == null ? null : after.value(), UUID.class).with(limit)
                .statement().map(PostgresApplications::application).all();
    }

    static ApplicationCopy application(Readable row) {
        return new ApplicationCopy(new ApplicationId(row.get("id", UUID.class)),
                new ParticipantId(row.get("participant_id", UUID.class)), new LeadProviderId(row.get("lead_provider_id", UUID.class)),
                new CourseIdentifier(row.get("course_identifier", String.class)), new Cohort(row.get("cohort", String.class)),
                standing(row), shown(row), row.get("effective_at", Instant.class), row.get("version", Long.class));
    }

    private static Standing standing(Readable row) {
        return row.get("accepted", Boolean.class)
                ? new Standing.Accepted(row.get("accepted_at", Instant.class),
                        new ScheduleIdentifier(row.get("schedule_identifier", String.class)))
                : new Standing.NotAccepted();
    }

    private static Shown shown(Readable row) {
        return new Shown(row.get("eligible_for_funding", Boolean.class), row.get("funded_place", Boolean.class),
                row.get("targeted_delivery_funding_eligibility", Boolean.class), row.get("school_urn", String.class));
    }
}
