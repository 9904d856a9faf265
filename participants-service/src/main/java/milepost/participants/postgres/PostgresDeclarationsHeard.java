package milepost.participants.postgres;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
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
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Copies of declarations in PostgreSQL. */
public final class PostgresDeclarationsHeard implements DeclarationsHeard {

    private static final String KEEP = """
            INSERT INTO declaration AS kept (id, application_id, training_record_id, cohort, declaration_type, declaration_date, state, version)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (id) DO UPDATE
               SET application_id = EXCLUDED.application_id, training_record_id = EXCLUDED.training_record_id, cohort = EXCLUDED.cohort,
                   declaration_type = EXCLUDED.declaration_type, declaration_date = EXCLUDED.declaration_date, state = EXCLUDED.state,
                   version = EXCLUDED.version
             WHERE kept.version <= EXCLUDED.version
            """;
    private static final String OF = """
            SELECT id, application_id, training_record_id, cohort, declaration_type, declaration_date, state FROM declaration
             WHERE application_id = $1 OR training_record_id = $1 ORDER BY declaration_date, id
            """;

    private final DatabaseClient db;

    public PostgresDeclarationsHeard(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Boolean> keep(HeardDeclaration declaration, long version) {
        return Bindings.of(db.sql(KEEP))
                .with(declaration.id().value())
                .nullable(declaration.training() instanceof ApplicationId application ? application.value() : null, UUID.class)
                .nullable(declaration.training() instanceof TrainingRecordId training ? training.value() : null, UUID.class)
                .nullable(declaration.cohort() == null ? null : declaration.cohort().identifier(), String.class)
                .with(declaration.type().value(), declaration.date(), declaration.state().word(), version)
                .statement().fetch().rowsUpdated().map(rows -> rows > 0);
    }

    @Override
    public Mono<List<HeardDeclaration>> of(TrainingId training) {
        return db.sql(OF).bind(0, training.value()).map(PostgresDeclarationsHeard::declaration).all().collectList();
    }

    private static HeardDeclaration declaration(Readable row) {
        var cohort = row.get("cohort", String.class);
        return new HeardDeclaration(new DeclarationId(row.get("id", UUID.class)), training(row),
                new DeclarationType(row.get("declaration_type", String.class)), row.get("declaration_date", Instant.class),
                DeclarationState.of(row.get("state", String.class)).orElseThrow(), cohort == null ? null : new Cohort(cohort));
    }

    private static TrainingId training(Readable row) {
        var application = row.get("application_id", UUID.class);
        return application == null ? new TrainingRecordId(row.get("training_record_id", UUID.class)) : new ApplicationId(application);
    }
}
