package milepost.participants.postgres;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.participants.application.DeclarationsHeard;
import milepost.participants.domain.ApplicationId;
import milepost.participants.domain.Cohort;
import milepost.participants.domain.DeclarationId;
import milepost.participants.domain.DeclarationState;
import milepost.participants.domain.DeclarationType;
import milepost.participants.domain.HeardDeclaration;
import milepost.participants.domain.TrainingId;
import milepost.participants.domain.ecf.TrainingRecordId;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Copies of declarations in PostgreSQL. */
public final class PostgresDeclarationsHeard implements DeclarationsHeard {

    private static final String KEEP = """
            INSERT INTO declaration AS kept (id, application_id, training_record_id, cohort, declaration_type, declaration_date, state,
                                             effective_at, version, changed_at)
            SELECT told.*, clock_timestamp()
              FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::timestamptz[], $7::text[], $8::timestamptz[],
                          $9::bigint[]) AS told (id)
             ORDER BY told.id
            ON CONFLICT (id) DO UPDATE
               SET application_id = EXCLUDED.application_id, training_record_id = EXCLUDED.training_record_id, cohort = EXCLUDED.cohort,
                   declaration_type = EXCLUDED.declaration_type, declaration_date = EXCLUDED.declaration_date, state = EXCLUDED.state,
                   effective_at = EXCLUDED.effective_at, version = EXCLUDED.version, changed_at = EXCLUDED.changed_at
             WHERE kept.version <= EXCLUDED.version
            RETURNING kept.id
            """;
    private static final String OF = """
            SELECT id, application_id, training_record_id, cohort, declaration_type, declaration_date, state, effective_at FROM declaration
             WHERE application_id = $1 OR training_record_id = $1 ORDER BY declaration_date, id
            """;
    // As Completing decides it; live is decision D0, and what changed in the last half minute is on its way (Sweep).
    private static final String COMPLETED_OTHERWISE = """
            WITH completed AS (
                SELECT training_record_id AS id, max(changed_at) AS changed_at,
                       (max(declaration_date) FILTER (WHERE state IN ('submitted', 'eligible', 'payable', 'paid')) AT TIME ZONE 'Europe/London')::date AS day
                  FROM declaration WHERE training_record_id IS NOT NULL AND declaration_type = 'completed' GROUP BY training_record_id)
            SELECT r.id FROM training_record r LEFT JOIN completed c ON c.id = r.id
             WHERE ($1::uuid IS NULL OR r.id > $1) AND r.role = 'mentor' AND r.mentor_funding_end_date IS DISTINCT FROM c.day
               AND coalesce(c.changed_at, r.updated_at) < clock_timestamp() - interval '30 seconds'
             ORDER BY r.id LIMIT $2
            """;

    private final DatabaseClient db;

    public PostgresDeclarationsHeard(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Flux<DeclarationId> keep(Map<HeardDeclaration, Long> versions) {
        List<HeardDeclaration> all = List.copyOf(versions.keySet());
        return Bindings.of(db.sql(KEEP))
                .column(all, UUID[]::new, it -> it.id().value())
                .column(all, UUID[]::new, it -> it.training() instanceof ApplicationId application ? application.value() : null)
                .column(all, UUID[]::new, it -> it.training() instanceof TrainingRecordId record ? record.value() : null)
                .column(all, String[]::new, it -> it.cohort() == null ? null : it.cohort().identifier())
                .column(all, String[]::new, it -> it.type().value())
                .column(all, OffsetDateTime[]::new, it -> it.date().atOffset(ZoneOffset.UTC))
                .column(all, String[]::new, it -> it.state().word())
                .column(all, OffsetDateTime[]::new, it -> it.effectiveAt() == null ? null : it.effectiveAt().atOffset(ZoneOffset.UTC))
                .column(all, Long[]::new, versions::get)
                .statement().map(row -> new DeclarationId(row.get("id", UUID.class))).all();
    }

    @Override
    public Mono<List<HeardDeclaration>> of(TrainingId training) {
        return db.sql(OF).bind(0, training.value()).map(PostgresDeclarationsHeard::declaration).all().collectList();
    }

    @Override
    public Flux<TrainingRecordId> completedOtherwise(@Nullable TrainingRecordId after, int limit) {
        return Bindings.of(db.sql(COMPLETED_OTHERWISE)).nullable(after == null ? null : after.value(), UUID.class).with(limit)
                .statement().map(row -> new TrainingRecordId(row.get("id", UUID.class))).all();
    }

    private static HeardDeclaration declaration(Readable row) {
        var cohort = row.get("cohort", String.class);
        return new HeardDeclaration(new DeclarationId(row.get("id", UUID.class)), training(row),
                new DeclarationType(row.get("declaration_type", String.class)), row.get("declaration_date", Instant.class),
                DeclarationState.of(row.get("state", String.class)).orElseThrow(), cohort == null ? null : new Cohort(cohort),
                row.get("effective_at", Instant.class));
    }

    private static TrainingId training(Readable row) {
        var application = row.get("application_id", UUID.class);
        return application == null ? new TrainingRecordId(row.get("training_record_id", UUID.class)) : new ApplicationId(application);
    }
}
