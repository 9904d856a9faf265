package milepost.applications.postgres;

import static milepost.applications.postgres.Binds.column;
import static milepost.applications.postgres.Binds.get;
import static milepost.applications.postgres.Binds.sql;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import milepost.applications.application.DeclarationsHeard;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.DeclarationState;
import milepost.applications.domain.HeardDeclaration;
import milepost.applications.domain.ParticipantId;
import milepost.applications.domain.catalogue.CourseIdentifier;
import milepost.applications.domain.catalogue.LeadProviderId;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Table {@code declaration}: copies of what declarations-service publishes. */
public final class PostgresDeclarationsHeard implements DeclarationsHeard {

    private static final String OF = """
            SELECT id, application_id, participant_id, course_identifier, declaration_type, declaration_date, state, lead_provider_id, version
            FROM declaration WHERE application_id = $1 ORDER BY id
            """;

    private static final String KEEP = """
            INSERT INTO declaration (id, application_id, participant_id, course_identifier, declaration_type, declaration_date, state,
                lead_provider_id, version)
            SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::timestamptz[], $7::text[], $8::uuid[],
                $9::bigint[]) AS told (id) ORDER BY told.id
            ON CONFLICT (id) DO UPDATE SET application_id = excluded.application_id, participant_id = excluded.participant_id,
                course_identifier = excluded.course_identifier, declaration_type = excluded.declaration_type,
                declaration_date = excluded.declaration_date, state = excluded.state, lead_provider_id = excluded.lead_provider_id,
                version = excluded.version
            WHERE excluded.version >= declaration.version
            RETURNING declaration.id
            """;

    private final DatabaseClient db;

    public PostgresDeclarationsHeard(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<List<HeardDeclaration>> of(ApplicationId application) {
        return sql(db, OF, application.value()).map(PostgresDeclarationsHeard::declaration).all().collectList();
    }

    @Override
    public Flux<UUID> keep(List<HeardDeclaration> all) {
        return sql(db, KEEP, column(all, UUID[]::new, HeardDeclaration::id), column(all, UUID[]::new, it -> it.application().value()),
                column(all, UUID[]::new, it -> it.participant().value()), column(all, String[]::new, it -> it.course().value()),
                column(all, String[]::new, HeardDeclaration::type), column(all, OffsetDateTime[]::new, it -> it.date().atOffset(ZoneOffset.UTC)),
                column(all, String[]::new, it -> it.state().wire()), column(all, UUID[]::new, it -> it.leadProvider().value()),
                column(all, Long[]::new, HeardDeclaration::version)).map(row -> get(row, "id", UUID.class)).all();
    }

    private static HeardDeclaration declaration(Readable row) {
        return new HeardDeclaration(get(row, "id", UUID.class), new ApplicationId(get(row, "application_id", UUID.class)),
                new ParticipantId(get(row, "participant_id", UUID.class)), new CourseIdentifier(get(row, "course_identifier", String.class)),
                get(row, "declaration_type", String.class), get(row, "declaration_date", Instant.class),
                DeclarationState.parse(get(row, "state", String.class)).orElseThrow(),
                new LeadProviderId(get(row, "lead_provider_id", UUID.class)), get(row, "version", Long.class));
    }
}
