package milepost.declarations.postgres;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import milepost.declarations.application.Affected;
import milepost.declarations.application.Declarations;
import milepost.declarations.application.Entry;
import milepost.declarations.domain.Declaration;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.ParticipantId;
import milepost.declarations.domain.TrainingId;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The declarations, their history, outcomes, documents and worklist items. */
public final class PostgresDeclarations implements Declarations {

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private static final String LOCK_THESE = "SELECT id FROM declarations WHERE id = ANY ($1) ORDER BY id FOR UPDATE";

    private static final String LOCK_OF_TRAININGS = "SELECT id FROM declarations WHERE training_id = ANY ($1) ORDER BY id FOR UPDATE";

    static final String LOCK_OF_PERSONS = """
            SELECT id FROM declarations WHERE participant_id IN (SELECT same_person(id) FROM unnest($1::uuid[]) id) ORDER BY id FOR UPDATE
            """;

    /** Early careers are declared once a person and role: a merge can leave one person two records (facts/ecf 2.2 rule 11). */
    private static final String DECLARED_APART = "(o.declared_participant_id <> d.declared_participant_id OR d.family = 'ecf' AND o.training_id <> d.training_id)";

    /** One by one ({@code OFFSET 0}): joined, from a handful on they were looked for among everybody's declarations of the type. */
    static final String LOCK_TWINS = """
            SELECT id FROM declarations WHERE id IN (
                SELECT twin.id FROM declarations d
                CROSS JOIN LATERAL (SELECT array_agg(id) AS ids FROM (SELECT same_person(d.participant_id) AS id) every) same
                CROSS JOIN LATERAL (
                    SELECT o.id FROM declarations o
                    WHERE o.participant_id = ANY (same.ids) AND %s
                      AND o.declaration_type = d.declaration_type AND course_key(o.course_identifier) = course_key(d.course_identifier) OFFSET 0) twin
                WHERE d.id = ANY ($1))
            ORDER BY id FOR UPDATE
            """.formatted(DECLARED_APART);

    /**
     * Also those that another provider's planned training has deprived of their slot since (decision D3): nobody tells of its first day. What
     * turns with that day is left to whoever turns it, for a day. Nearly everybody has one id, and is found unchanged by three keys instead of
     * by {@code same_person}.
     */
    private static final String LAGGING = """
            SELECT d.id FROM declarations d
            JOIN LATERAL (
                SELECT coalesce(max(copy.folded_at), '-infinity') AS folded_at FROM (
                    SELECT a.folded_at FROM applications a WHERE a.id = d.training_id AND a.version > d.application_seen
                    UNION ALL
                    SELECT e.folded_at FROM enrolments e WHERE e.id = d.training_id AND e.version > d.enrolment_seen
                    UNION ALL
                    SELECT l.folded_at FROM lines l WHERE l.declaration_id = d.id AND l.version > d.line_seen
                    UNION ALL
                    SELECT max(p.folded_at) FROM participants p
                    WHERE NOT EXISTS (
                        SELECT FROM participants alone
                        WHERE alone.id = d.participant_id AND hashtextextended(alone.id::text || ':' || alone.version, 0) = d.person_seen
                          AND alone.retired_into IS NULL
                          AND NOT EXISTS (SELECT FROM participants twin WHERE twin.trn = alone.trn AND twin.id <> alone.id)
                          AND NOT EXISTS (SELECT FROM participants merged WHERE merged.retired_into = alone.id))
                      AND p.id IN (SELECT same_person(d.participant_id))
                    HAVING bit_xor(hashtextextended(p.id::text || ':' || p.version, 0)) <> d.person_seen
                    UNION ALL
                    SELECT max(n.folded_at) FROM (
                        SELECT version, folded_at FROM lead_providers WHERE id = d.lead_provider_id
                        UNION ALL
                        SELECT version, folded_at FROM delivery_partners
                        WHERE d.family = 'npq' AND id IN (d.delivery_partner_id, d.secondary_delivery_partner_id)
                    ) n HAVING sum(n.version) > d.names_seen
                    UNION ALL
                    SELECT now_trains.since FROM enrolments e CROSS JOIN LATERAL (
                        SELECT (it ->> 'from')::timestamptz AS since, (it ->> 'lead_provider_id')::uuid AS provider
                        FROM jsonb_array_elements(e.periods) WITH ORDINALITY period (it, nth)
                        WHERE (it ->> 'from')::timestamptz <= clock_timestamp() ORDER BY nth DESC LIMIT 1) now_trains
                    WHERE d.family = 'ecf' AND d.state = 'ineligible' AND d.holds_slot AND e.id = d.training_id
                      AND now_trains.provider <> d.lead_provider_id
                      AND coalesce(d.turns_at, 'infinity') NOT BETWEEN clock_timestamp() - interval '1 day' AND clock_timestamp()
                ) copy
            ) newest ON newest.folded_at > '-infinity' AND newest.folded_at < clock_timestamp() - interval '30 seconds'
            WHERE %s ORDER BY d.id FOR UPDATE OF d
            """;

    static final String LOCK_LAGGING = LAGGING.formatted("d.id > $1 AND d.id <= $2");

    private static final String LOCK_LAGGING_AMONG = LAGGING.formatted("d.id = ANY ($1)");

    /** Table by table, and no further than asked: a copy that many rest on, a provider's name, ends it soon. Whom a new day deprives is left to the rounds. */
    static final String RESTING_ON_WHAT_WAS_FOLDED_SINCE = """
            SELECT id FROM (
                SELECT d.id FROM applications a JOIN declarations d ON d.training_id = a.id WHERE a.folded_at >= $1
                UNION ALL
                SELECT d.id FROM enrolments e JOIN declarations d ON d.training_id = e.id WHERE e.folded_at >= $1
                UNION ALL
                SELECT d.id FROM lines l JOIN declarations d ON d.id = l.declaration_id WHERE l.folded_at >= $1
                UNION ALL
                SELECT d.id FROM participants p CROSS JOIN LATERAL same_person(p.id) same (id) JOIN declarations d ON d.participant_id = same.id
                WHERE p.folded_at >= $1
                UNION ALL
                SELECT d.id FROM lead_providers n JOIN declarations d ON d.lead_provider_id = n.id WHERE n.folded_at >= $1
                UNION ALL
                SELECT d.id FROM delivery_partners n JOIN declarations d ON d.delivery_partner_id = n.id WHERE d.family = 'npq' AND n.folded_at >= $1
                UNION ALL
                SELECT d.id FROM delivery_partners n JOIN declarations d ON d.secondary_delivery_partner_id = n.id
                WHERE d.family = 'npq' AND n.folded_at >= $1
            ) concerned LIMIT $2
            """;

    private static final String END_OF_STRETCH = "SELECT id FROM declarations WHERE id > $1 ORDER BY id OFFSET $2 - 1 LIMIT 1";

    private static final String LOCK_SHAPED_BEFORE = """
            SELECT id FROM declarations
            WHERE id IN (SELECT DISTINCT declaration_id FROM declaration_documents WHERE shape < $3 AND declaration_id > $1
                         ORDER BY declaration_id LIMIT $2)
            ORDER BY id FOR UPDATE
            """;

    /** In the order in which a submission takes the two of its person, which keeps them from waiting for each other. */
    private static final String LOCK_ALL_KEYS_OF_PERSONS = """
            SELECT count(pg_advisory_xact_lock(key)) FROM (
                SELECT key FROM (
                    SELECT 1 AS turn, same.id::text AS name, hashtextextended('participant:' || same.id, 0) AS key
                    FROM (SELECT same_person(id) AS id FROM unnest($1::uuid[]) id) same
                    UNION
                    SELECT 2, p.trn, hashtextextended('trn:' || p.trn, 0)
                    FROM participants p WHERE p.id IN (SELECT same_person(id) FROM unnest($1::uuid[]) id) AND p.trn IS NOT NULL) keys
                ORDER BY turn, name) keys
            """;

    static final String LOAD = """
            SELECT jsonb_build_object(
                'now', clock_timestamp(),
                'row', to_jsonb(d),
                'documents', coalesce((SELECT jsonb_agg(jsonb_build_object('viewer', x.provider_id, 'content_hash', x.content_hash,
                                                         'shape', x.shape, 'updated_at', x.updated_at))
                                       FROM declaration_documents x WHERE x.declaration_id = d.id), '[]'),
                'application', (SELECT to_jsonb(a) FROM applications a WHERE a.id = d.training_id),
                'enrolment', to_jsonb(e),
                'line', (SELECT to_jsonb(l) FROM lines l WHERE l.declaration_id = d.id),
                'person_version', (SELECT coalesce(bit_xor(hashtextextended(p.id::text || ':' || p.version, 0)), 0) FROM participants p
                                   WHERE p.id = ANY (same.ids)),
                'names_version', coalesce(maker.version, 0) + coalesce(one.version, 0) + coalesce(two.version, 0),
                'names', jsonb_build_object('provider', maker.name, 'partner', one.name, 'secondary_partner', two.name),
                'open_statement', EXISTS (SELECT FROM statements s WHERE s.lead_provider_id = d.lead_provider_id AND s.cohort = d.cohort
                                          AND s.type = d.family AND s.output_fee AND s.state = 'open'),
                'may_have_twins', cardinality(same.ids) > 1 OR EXISTS (SELECT FROM declarations o
                                      WHERE o.participant_id = d.participant_id AND (o.declared_participant_id <> o.participant_id
                                        OR d.family = 'ecf' AND o.training_id <> d.training_id AND o.course_identifier = d.course_identifier)),
                'earlier_duplicate', (
                    SELECT o.id FROM declarations o
                    WHERE o.participant_id = ANY (same.ids)
                      AND %s
                      AND o.declaration_type = d.declaration_type AND course_key(o.course_identifier) = course_key(d.course_identifier)
                      AND o.state IN ('submitted', 'eligible', 'payable', 'paid')
                      AND (o.state <> 'paid', o.created_at, o.id) < (d.state <> 'paid', d.created_at, d.id)
                    ORDER BY o.state <> 'paid', o.created_at, o.id LIMIT 1),
                'person', CASE WHEN named.retired_into IS NULL THEN coalesce(e.participant_id, d.participant_id) ELSE survivor_of(named.id) END,
                'moved_to', (SELECT to_jsonb(s) FROM schedules s
                             WHERE s.cohort = CASE d.family WHEN 'ecf' THEN part.last ->> 'cohort' ELSE e.cohort END
                             AND s.identifier = CASE d.family WHEN 'ecf' THEN part.last ->> 'schedule_identifier' ELSE e.schedule_identifier END
                             AND (s.cohort, s.identifier) <> (d.cohort, d.schedule_identifier))
            )::text AS it
            FROM declarations d
            CROSS JOIN LATERAL (SELECT array_agg(id) AS ids FROM (SELECT same_person(d.participant_id) AS id) every) same
            LEFT JOIN enrolments e ON e.id = d.training_id
            LEFT JOIN LATERAL (
                SELECT CASE d.family WHEN 'ecf' THEN last_period_with(e.periods, d.lead_provider_id,
                                                                      (d.declaration_date AT TIME ZONE 'Europe/London')::date) END AS last OFFSET 0) part ON true
            LEFT JOIN participants named ON named.id = coalesce(e.participant_id, d.participant_id)
            LEFT JOIN lead_providers maker ON maker.id = d.lead_provider_id
            LEFT JOIN delivery_partners one ON one.id = d.delivery_partner_id AND d.family = 'npq'
            LEFT JOIN delivery_partners two ON two.id = d.secondary_delivery_partner_id AND d.family = 'npq'
            WHERE d.id = ANY ($1)
            ORDER BY d.id
            """.formatted(DECLARED_APART);

    static final String TURNING = "SELECT id FROM declarations WHERE turns_at <= clock_timestamp() ORDER BY turns_at, id LIMIT $1";

    private static final String CLEAR_SLOT = """
            UPDATE declarations SET holds_slot = false, turns_at = NULL WHERE training_id = $1 AND declaration_type = $2 AND holds_slot AND id <> $3
            """;

    private static final String VERSIONS = "SELECT id, version FROM declarations WHERE id = ANY ($1)";

    private final DatabaseClient db;

    public PostgresDeclarations(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<List<DeclarationId>> lock(Affected affected) {
        return switch (affected) {
            case Affected.These(var ids) -> ids(db.sql(LOCK_THESE).bind(0, uuids(ids, DeclarationId::value)));
            case Affected.OfTrainings(var trainings) -> ids(db.sql(LOCK_OF_TRAININGS).bind(0, uuids(trainings, TrainingId::value)));
            case Affected.OfPersons(var people) -> db.sql(LOCK_ALL_KEYS_OF_PERSONS).bind(0, uuids(people, ParticipantId::value)).fetch().one()
                    .then(Mono.defer(() -> ids(db.sql(LOCK_OF_PERSONS).bind(0, uuids(people, ParticipantId::value)))));
            case Affected.TwinsOf(var ids) -> ids(db.sql(LOCK_TWINS).bind(0, uuids(ids, DeclarationId::value)));
            case Affected.Lagging(var after, var last) ->
                    ids(db.sql(LOCK_LAGGING).bind(0, start(after)).bind(1, last == null ? AFTER_ALL : last));
            case Affected.LaggingAmong(var ids) -> ids(db.sql(LOCK_LAGGING_AMONG).bind(0, uuids(ids, DeclarationId::value)));
            case Affected.ShapedBefore(var shape, var after, var limit) ->
                    ids(db.sql(LOCK_SHAPED_BEFORE).bind(0, start(after)).bind(1, limit).bind(2, shape));
        };
    }

    @Override
    public Flux<Loaded> load(Collection<DeclarationId> ids) {
        return db.sql(LOAD).bind(0, uuids(ids, DeclarationId::value))
                .map(row -> Json.exact().readValue(row.get("it", String.class), LoadedRow.class).loaded()).all();
    }

    @Override
    public Flux<DeclarationId> turning(int limit) {
        return db.sql(TURNING).bind(0, limit).map(row -> new DeclarationId(row.get("id", UUID.class))).all();
    }

    @Override
    public Mono<Void> store(List<Entry> entries) {
        return db.sql(StoreEntry.statement(entries)).bind(0, Json.exact().writeValueAsString(entries.stream().map(EntryRow::of).toList()))
                .fetch().rowsUpdated().then();
    }

    @Override
    public Mono<Void> clearSlotFor(Declaration declaration) {
        return db.sql(CLEAR_SLOT).bind(0, declaration.declared().training().value()).bind(1, declaration.declared().type().slug())
                .bind(2, declaration.id().value()).then();
    }

    @Override
    public Mono<Map<DeclarationId, Long>> versions(Collection<DeclarationId> ids) {
        return db.sql(VERSIONS).bind(0, uuids(ids, DeclarationId::value))
                .map(row -> Map.entry(new DeclarationId(Objects.requireNonNull(row.get("id", UUID.class))),
                        Objects.requireNonNull(row.get("version", Long.class))))
                .all().collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    @Override
    public Flux<DeclarationId> restingOnWhatWasFoldedSince(Instant since, int most) {
        return db.sql(RESTING_ON_WHAT_WAS_FOLDED_SINCE).bind(0, since).bind(1, most).map(row -> new DeclarationId(row.get("id", UUID.class))).all();
    }

    @Override
    public Mono<UUID> endOfStretch(@Nullable UUID after, int length) {
        return db.sql(END_OF_STRETCH).bind(0, start(after)).bind(1, length).map(row -> row.get("id", UUID.class)).one();
    }

    private static Mono<List<DeclarationId>> ids(DatabaseClient.GenericExecuteSpec query) {
        return query.map(row -> new DeclarationId(row.get("id", UUID.class))).all().collectList();
    }

    private static <T> UUID[] uuids(Collection<T> ids, Function<T, UUID> value) {
        return ids.stream().map(value).toArray(UUID[]::new);
    }

    private static UUID start(@Nullable UUID after) {
        return after == null ? BEFORE_ALL : after;
    }
}
