package milepost.declarations.postgres;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import milepost.declarations.application.DeclarationDocuments.Start;
import milepost.declarations.application.Outcomes;
import milepost.declarations.domain.CourseGroup;
import milepost.declarations.domain.CourseIdentifier;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.Outcome;
import milepost.declarations.domain.OutcomeId;
import milepost.declarations.domain.ParticipantId;
import milepost.declarations.domain.ProviderId;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.RowsFetchSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Outcomes, always bound to the provider that looks. */
public final class PostgresOutcomes implements Outcomes {

    private static final String COLUMNS = """
            SELECT o.id, o.state, o.completion_date, o.recorded_at, o.updated_at, o.participant_id, o.course_identifier
            """;

    private static final String OF_ALL = """
            SELECT v.recorded_at, v.outcome_id FROM outcome_viewers v WHERE v.provider_id = $1 AND v.recorded_at >= $2
            """;

    private static final String OF_ONE = """
            SELECT v.recorded_at, v.outcome_id FROM outcomes x
            JOIN outcome_viewers v ON v.provider_id = $1 AND v.recorded_at = x.recorded_at AND v.outcome_id = x.id
            WHERE x.participant_id = $2
            """;

    private static final String SKIPPING = "ORDER BY v.recorded_at, v.outcome_id OFFSET $3 LIMIT $4";

    private static final String AFTER = "AND (v.recorded_at, v.outcome_id) > ($3, $4) ORDER BY v.recorded_at, v.outcome_id LIMIT $5";

    /** The page first, then its rows: whatever the planner thinks of a provider that its statistics do not know. */
    private static final String PAGE = COLUMNS + """
            FROM (%s) page JOIN outcomes o ON o.id = page.outcome_id ORDER BY page.recorded_at, page.outcome_id
            """;

    static final String SKIPPING_OF_ALL = PAGE.formatted(OF_ALL + SKIPPING);
    private static final String AFTER_OF_ALL = PAGE.formatted(OF_ALL + AFTER);
    private static final String SKIPPING_OF_ONE = PAGE.formatted(OF_ONE + SKIPPING);
    private static final String AFTER_OF_ONE = PAGE.formatted(OF_ONE + AFTER);

    private static final String FIND = COLUMNS + """
            FROM outcomes o JOIN outcome_viewers v ON v.provider_id = $1 AND v.recorded_at = o.recorded_at AND v.outcome_id = o.id
            WHERE o.id = $2
            """;

    private static final String STANDING = """
            jsonb_build_object(
                'trains', EXISTS (SELECT FROM enrolments e WHERE e.participant_id = $2 AND e.lead_provider_id = $1 AND e.live AND e.family = 'npq'),
                'retired', (
                    SELECT jsonb_build_object('survivor', gone.survivor, 'changes', survivor.id_changes,
                               'trains', EXISTS (SELECT FROM enrolments e WHERE e.participant_id IN (gone.survivor, $2)
                                                                            AND e.lead_provider_id = $1 AND e.live AND e.family = 'npq'))
                    FROM (SELECT survivor_of(id) AS survivor FROM participants WHERE id = $2 AND retired_into IS NOT NULL) gone
                    LEFT JOIN participants survivor ON survivor.id = gone.survivor))
            """;

    private static final String LOOK = """
            SELECT jsonb_build_object('standing', %s,
                'group', (SELECT c."group" FROM courses c WHERE c.identifier = $3),
                'completed', (SELECT d.id FROM declarations d JOIN declaration_documents x ON x.declaration_id = d.id AND x.provider_id = $1
                              WHERE d.participant_id = $2 AND d.course_identifier = $3 AND d.declaration_type = 'completed'
                                AND d.state IN ('submitted', 'eligible', 'payable', 'paid', 'ineligible')
                              ORDER BY d.created_at DESC, d.id DESC LIMIT 1))::text AS it
            """.formatted(STANDING);

    private static final String STAND = "SELECT (%s)::text AS it".formatted(STANDING);

    private final DatabaseClient db;

    public PostgresOutcomes(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Flux<Shown> list(ProviderId viewer, Of whose, Start start, int limit) {
        boolean ofAll = whose instanceof Of.Everybody;
        Object which = switch (whose) {
            case Of.Everybody(var since) -> since == null ? Instant.EPOCH : since;
            case Of.One(var participant) -> participant.value();
        };
        return shown(switch (start) {
            case Start.Skipping(var rows) -> db.sql(ofAll ? SKIPPING_OF_ALL : SKIPPING_OF_ONE)
                    .bind(0, viewer.value()).bind(1, which).bind(2, rows).bind(3, limit);
            case Start.After(var recordedAt, var id) -> db.sql(ofAll ? AFTER_OF_ALL : AFTER_OF_ONE)
                    .bind(0, viewer.value()).bind(1, which).bind(2, recordedAt).bind(3, id).bind(4, limit);
        }).all();
    }

    @Override
    public Mono<Shown> find(ProviderId viewer, OutcomeId id) {
        return shown(db.sql(FIND).bind(0, viewer.value()).bind(1, id.value())).one();
    }

    @Override
    public Mono<Standing> standing(ProviderId provider, ParticipantId participant) {
        return db.sql(STAND).bind(0, provider.value()).bind(1, participant.value())
                .map(row -> Json.exact().readValue(row.get("it", String.class), StandingRow.class).standing()).one();
    }

    @Override
    public Mono<Looked> look(ProviderId provider, ParticipantId participant, @Nullable CourseIdentifier course) {
        return db.sql(LOOK).bind(0, provider.value()).bind(1, participant.value()).bind(2, course == null ? "" : course.value())
                .map(row -> Json.exact().readValue(row.get("it", String.class), LookedRow.class).looked()).one();
    }

    private static RowsFetchSpec<Shown> shown(DatabaseClient.GenericExecuteSpec query) {
        return query.map(row -> new Shown(new Outcome(new OutcomeId(row.get("id", UUID.class)), Outcome.Result.of(row.get("state", String.class)),
                row.get("completion_date", LocalDate.class), row.get("recorded_at", Instant.class)),
                new ParticipantId(row.get("participant_id", UUID.class)), new CourseIdentifier(row.get("course_identifier", String.class)),
                row.get("updated_at", Instant.class)));
    }

    private record LookedRow(StandingRow standing, @Nullable String group, @Nullable UUID completed) {

        Looked looked() {
            return new Looked(standing.standing(), Copies.orNull(group, CourseGroup::of), Copies.orNull(completed, DeclarationId::new));
        }
    }

    private record StandingRow(boolean trains, @Nullable RetiredRow retired) {

        Standing standing() {
            return new Standing(trains, Copies.orNull(retired, RetiredRow::retired));
        }
    }

    private record RetiredRow(UUID survivor, boolean trains, @Nullable List<Copies.ChangeRow> changes) {

        Retired retired() {
            return new Retired(new ParticipantId(survivor), trains, Copies.changes(changes));
        }
    }
}
