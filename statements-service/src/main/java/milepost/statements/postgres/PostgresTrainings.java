package milepost.statements.postgres;

import io.r2dbc.spi.Readable;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import milepost.platform.web.Json;
import milepost.statements.application.TrainingCopies;
import milepost.statements.application.Trainings;
import milepost.statements.domain.Cohort;
import milepost.statements.domain.DeclarationType;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.expected.Trainees;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Copies of training, and those in training counted where they are; a lower version than the stored one changes nothing. */
public final class PostgresTrainings implements TrainingCopies, Trainings {

    /** One statement however many; in the order of ids, as everybody locks them. */
    private static final String TRAININGS = """
            INSERT INTO training AS t (id, lead_provider_id, participant_id, course_identifier, cohort, schedule_identifier, active, live, source_version)
            SELECT id, lead_provider_id, participant_id, course_identifier, cohort, schedule_identifier, active, live, version
            FROM jsonb_to_recordset($1::jsonb) AS told (
                id uuid, lead_provider_id uuid, participant_id uuid, course_identifier text, cohort text, schedule_identifier text,
                active boolean, live boolean, version bigint)
            ORDER BY id
            ON CONFLICT (id) DO UPDATE SET
                lead_provider_id = EXCLUDED.lead_provider_id, participant_id = EXCLUDED.participant_id,
                course_identifier = EXCLUDED.course_identifier, cohort = EXCLUDED.cohort,
                schedule_identifier = EXCLUDED.schedule_identifier, active = EXCLUDED.active, live = EXCLUDED.live,
                source_version = EXCLUDED.source_version
            WHERE t.source_version <= EXCLUDED.source_version
            RETURNING t.id
            """;

    private static final String FUNDING = """
            INSERT INTO training_funding AS f (training_id, fundable, source_version)
            SELECT id, fundable, version FROM jsonb_to_recordset($1::jsonb) AS told (id uuid, fundable boolean, version bigint)
            ORDER BY id
            ON CONFLICT (training_id) DO UPDATE SET fundable = EXCLUDED.fundable, source_version = EXCLUDED.source_version
            WHERE f.source_version <= EXCLUDED.source_version
            RETURNING f.training_id AS id
            """;

    private static final String SCHEDULE = """
            INSERT INTO schedule AS s (cohort, identifier, milestones, source_version) VALUES ($1, $2, $3, $4)
            ON CONFLICT (cohort, identifier) DO UPDATE SET milestones = $3, source_version = $4 WHERE s.source_version <= $4
            """;

    /**
     * Declared is what was declared of the same person, course and cohort by whichever provider: nobody has two accepted applications for
     * one course in one cohort. Everybody is looked up by index, so that no guess of the planner's makes it slow.
     */
    private static final String IN_TRAINING = """
            WITH trainee AS (
                SELECT t.course_identifier, t.schedule_identifier, t.active, coalesce(f.fundable, false) AS fundable,
                       coalesce(string_agg(DISTINCT d.declaration_type, ' ' ORDER BY d.declaration_type), '') AS declared
                FROM training t
                LEFT JOIN training_funding f ON f.training_id = t.id
                LEFT JOIN declaration d ON d.participant_id = t.participant_id AND d.course_identifier = t.course_identifier AND d.cohort = t.cohort
                WHERE t.lead_provider_id = $1 AND t.cohort = $2 AND t.live
                GROUP BY t.id, f.fundable)
            SELECT t.course_identifier, t.active, t.fundable, s.milestones, t.declared, count(*)::int AS number
            FROM trainee t
            LEFT JOIN schedule s ON s.cohort = $2 AND s.identifier = t.schedule_identifier
            GROUP BY t.course_identifier, t.active, t.fundable, s.milestones, t.declared
            """;

    private final DatabaseClient db;

    public PostgresTrainings(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Flux<UUID> trainings(List<Training> told) {
        return fold(TRAININGS, told);
    }

    @Override
    public Flux<UUID> funding(List<Funding> told) {
        return fold(FUNDING, told);
    }

    private Flux<UUID> fold(String sql, List<?> told) {
        return told.isEmpty() ? Flux.empty()
                : Bound.sql(db, sql).with(Json.exact().writeValueAsString(told)).query().map(row -> Rows.uuid(row, "id")).all();
    }

    @Override
    public Mono<Boolean> schedule(Schedule told) {
        return Bound.sql(db, SCHEDULE).with(told.cohort()).with(told.identifier()).with(text(told.milestones())).with(told.version())
                .query().fetch().rowsUpdated().map(rows -> rows > 0);
    }

    @Override
    public Mono<InTraining> of(LeadProviderId provider, Cohort cohort) {
        return Bound.sql(db, IN_TRAINING).with(provider.value()).with(cohort.identifier()).query().map(PostgresTrainings::group).all()
                .collectList()
                .map(groups -> new InTraining(groups.stream().map(Group::trainees).toList(), groups.stream().allMatch(Group::scheduleKnown)));
    }

    private static Group group(Readable row) {
        String milestones = row.get("milestones", String.class);
        return new Group(milestones != null, new Trainees(Rows.text(row, "course_identifier"), Rows.flag(row, "active"), Rows.flag(row, "fundable"),
                types(milestones == null ? "" : milestones), types(Rows.text(row, "declared")), Rows.number(row, "number")));
    }

    private static String text(Collection<DeclarationType> types) {
        return types.stream().sorted().map(DeclarationType::code).collect(Collectors.joining(" "));
    }

    private static Set<DeclarationType> types(String text) {
        return text.isEmpty() ? Set.of()
                : Arrays.stream(text.split(" ")).map(code -> DeclarationType.of(code).orElseThrow()).collect(Collectors.toSet());
    }

    private record Group(boolean scheduleKnown, Trainees trainees) {
    }
}
