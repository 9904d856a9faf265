package milepost.declarations.postgres;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import milepost.declarations.application.Submissions;
import milepost.declarations.domain.CourseIdentifier;
import milepost.declarations.domain.DeclarationType;
import milepost.declarations.domain.LondonDays;
import milepost.declarations.domain.PartnerId;
import milepost.declarations.domain.ProviderId;
import milepost.declarations.domain.submission.Form;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Everything a submission is judged by, in one query of its family, and the attempts. */
public final class PostgresSubmissions implements Submissions {

    /**
     * Whoever decides about a person waits for whoever decided before: by participant id, then by verified TRN. A merge takes the keys of
     * both ids, so that a submission needs no more than its own. What the transaction asks from here on, it asks by key: planning the look
     * below anew for each submission costs four times what running it does.
     */
    private static final String LOCK = """
            SELECT set_config('plan_cache_mode', 'force_generic_plan', true), count(pg_advisory_xact_lock(key)) FROM (
                SELECT hashtextextended('participant:' || $1::uuid, 0) AS key
                UNION ALL
                SELECT hashtextextended('trn:' || trn, 0) FROM participants WHERE id = $1::uuid AND trn IS NOT NULL) keys
            """;

    /** Whoever trained, trains or is going to train an early career teacher is in a period. */
    private static final String TRAINS = """
            e.live AND (e.lead_provider_id = $2 OR e.family = 'ecf' AND e.periods @> jsonb_build_array(jsonb_build_object('lead_provider_id', $2::uuid)))""";

    private static final String LOOK = """
            SELECT jsonb_build_object(
                'now', clock_timestamp(),
                'facts', jsonb_build_object(
                    'person', to_jsonb(p) - 'folded_at',
                    'survivor', survivor.id,
                    'survivor_trains', survivor.id IS NOT NULL AND EXISTS (
                        SELECT FROM enrolments e WHERE e.participant_id IN (survivor.id, $1) AND %1$s),
                    'trains_with_provider', EXISTS (SELECT FROM enrolments e WHERE e.participant_id = $1 AND %1$s),
                    'course', (SELECT to_jsonb(c) - 'folded_at' FROM courses c WHERE c.identifier = $3),
                    'training', to_jsonb(t) - 'folded_at',
                    'application', to_jsonb(a) - 'folded_at',
                    'cohort', (SELECT to_jsonb(c) - 'folded_at' FROM cohorts c WHERE c.identifier = t.cohort),
                    'schedule', (SELECT to_jsonb(s) - 'folded_at' FROM schedules s WHERE s.cohort = t.cohort AND s.identifier = t.schedule_identifier),
                    'contract', EXISTS (SELECT FROM contracts c WHERE c.lead_provider_id = $2 AND c.cohort = t.cohort AND %3$s),
                    'statement', EXISTS (SELECT FROM statements s WHERE s.lead_provider_id = $2 AND s.cohort = t.cohort AND s.type = '%2$s'
                                         AND s.output_fee AND s.state = 'open' AND s.deadline_date >= $4),
                    'partners', coalesce((SELECT jsonb_agg(d.id ORDER BY d.id) FROM delivery_partners d WHERE d.id = ANY ($5)), '[]'),
                    'partnerships', coalesce((SELECT jsonb_agg(d.delivery_partner_id ORDER BY d.delivery_partner_id) FROM partnerships d
                                              WHERE d.lead_provider_id = $2 AND d.delivery_partner_id = ANY ($5) AND d.cohorts ? t.cohort), '[]'),
                    'siblings', coalesce((SELECT jsonb_agg(jsonb_build_object('id', d.id, 'type', d.declaration_type, 'date', d.declaration_date,
                                                 'live', d.live_until IS NULL, 'holds_slot', d.holds_slot,
                                                 'visible', EXISTS (SELECT FROM declaration_documents x WHERE x.declaration_id = d.id AND x.provider_id = $2))
                                                 ORDER BY d.id)
                                          FROM declarations d WHERE d.training_id = t.id AND (d.holds_slot OR d.live_until IS NULL)), '[]'),
                    'duplicate', (SELECT d.id FROM declarations d
                                  WHERE d.participant_id = ANY (same.ids)
                                    AND (d.declared_participant_id <> $1 OR d.family = 'ecf' AND d.training_id <> t.id)
                                    AND d.state IN ('submitted', 'eligible', 'payable', 'paid') AND d.declaration_type = $6
                                    AND course_key(d.course_identifier) = course_key(t.course_identifier)
                                  ORDER BY d.created_at, d.id LIMIT 1)),
                'attempts', coalesce((SELECT jsonb_agg(jsonb_build_object('facts', r.facts, 'recorded_at', r.recorded_at)) FROM (
                                 SELECT facts, recorded_at FROM attempts
                                 WHERE fingerprint = $7 AND verdict = 'refused' AND recorded_at > clock_timestamp() - interval '1 hour'
                                   AND recorded_at < $8
                                 ORDER BY recorded_at DESC LIMIT 9) r), '[]'),
                'previous', (SELECT max(recorded_at) FROM attempts WHERE lead_provider_id = $2 AND participant_id = $1
                             AND declaration_type = $6 AND course_identifier = $3),
                'person_version', (SELECT coalesce(bit_xor(hashtextextended(q.id::text || ':' || q.version, 0)), 0) FROM participants q
                                   WHERE q.id = ANY (same.ids)),
                'names_version', coalesce(maker.version, 0) + (SELECT coalesce(sum(d.version), 0)::bigint FROM delivery_partners d WHERE d.id = ANY ($5)),
                'names', jsonb_build_object('provider', maker.name, 'partner', (SELECT name FROM delivery_partners WHERE id = $9),
                                            'secondary_partner', (SELECT name FROM delivery_partners WHERE id = $10))
            )::text AS it
            FROM (SELECT array_agg(id) AS ids FROM (SELECT same_person($1) AS id) every) same
            LEFT JOIN participants p ON p.id = $1
            LEFT JOIN LATERAL (SELECT survivor_of(p.id) AS id WHERE p.retired_into IS NOT NULL) survivor ON true
            LEFT JOIN lead_providers maker ON maker.id = $2
            LEFT JOIN LATERAL (%4$s) t ON true
            LEFT JOIN applications a ON a.id = t.id
            """;

    private static final String NPQ = LOOK.formatted(TRAINS, "npq", "c.kind = 'npq' AND c.course_identifier = t.course_identifier", """
            SELECT e.* FROM enrolments e
            WHERE e.participant_id = $1 AND e.lead_provider_id = $2 AND e.live AND e.family = 'npq'
              AND course_key(e.course_identifier) = course_key($3)
            ORDER BY e.accepted_at DESC NULLS LAST, e.id LIMIT 1""");

    /**
     * Cohort, schedule and status are those of the provider's own part of the training; while two records of one person wait to be looked at,
     * the one that goes on is meant. A contract about mentors counts where the cohort pays for them apart.
     */
    private static final String ECF = LOOK.formatted(TRAINS, "ecf", """
            (c.kind = 'ecf' OR c.kind = 'ecf_mentor' AND t.course_identifier = 'ecf-mentor'
             AND EXISTS (SELECT FROM cohorts o WHERE o.identifier = t.cohort AND o.mentor_funding))""", """
            SELECT own.* FROM enrolments e
            CROSS JOIN LATERAL (SELECT last_period_with(e.periods, $2, $11) AS last) part
            CROSS JOIN LATERAL jsonb_populate_record(e, jsonb_strip_nulls(part.last)) own
            WHERE e.participant_id = $1 AND e.live AND e.family = 'ecf' AND e.course_identifier = $3 AND part.last IS NOT NULL
            ORDER BY own.training_status = 'withdrawn', e.accepted_at DESC NULLS LAST, e.id LIMIT 1""");

    private static final String RECORD = """
            INSERT INTO attempts (lead_provider_id, participant_id, course_identifier, declaration_type, declaration_date, fingerprint, facts,
                                  verdict, codes, declaration_id, effective_at, recorded_at)
            SELECT r.lead_provider_id, r.participant_id, r.course_identifier, r.declaration_type, r.declaration_date, r.fingerprint, r.facts,
                   r.verdict, r.codes, r.declaration_id, r.effective_at, r.recorded_at
            FROM jsonb_populate_record(null::attempts, $1::jsonb) r
            """;

    /** Stands for an id that was not given; nothing has it. */
    private static final UUID NOBODY = new UUID(0, 0);

    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 1, 1);

    private final DatabaseClient db;

    public PostgresSubmissions(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Mono<Void> lock(Form form) {
        return form.participant().map(id -> db.sql(LOCK).bind(0, id.value()).fetch().one().then()).orElseGet(Mono::empty);
    }

    @Override
    public Mono<Looked> look(ProviderId provider, Form form, Instant effectiveAt, Instant arrivedAt) {
        UUID participant = form.participant().map(id -> id.value()).orElse(NOBODY);
        LocalDate today = LondonDays.of(effectiveAt);
        return switch (form.family()) {
            case NPQ -> look(bound(db.sql(NPQ), provider, form, participant, today, arrivedAt, form.deliveryPartner(), form.secondaryDeliveryPartner()));
            case ECF -> look(bound(db.sql(ECF), provider, form, participant, today, arrivedAt, Optional.empty(), Optional.empty())
                    .bind(10, form.date().map(LondonDays::of).map(PostgresSubmissions::storable).orElse(today)));
        };
    }

    private static GenericExecuteSpec bound(GenericExecuteSpec look, ProviderId provider, Form form, UUID participant, LocalDate today,
                                            Instant arrivedAt, Optional<PartnerId> one, Optional<PartnerId> two) {
        UUID first = one.map(PartnerId::value).orElse(NOBODY);
        UUID second = two.map(PartnerId::value).orElse(NOBODY);
        return look.bind(0, participant).bind(1, provider.value())
                .bind(2, form.course().map(CourseIdentifier::value).orElse(""))
                .bind(3, today).bind(4, new UUID[] {first, second})
                .bind(5, form.type().map(DeclarationType::slug).orElse(""))
                .bind(6, fingerprint(provider, form)).bind(7, arrivedAt).bind(8, first).bind(9, second);
    }

    private static Mono<Looked> look(GenericExecuteSpec bound) {
        return bound.map(row -> looked(row.get("it", String.class))).one();
    }

    /** Nobody trains before the first or after the last of these days, which PostgreSQL can write. */
    private static LocalDate storable(LocalDate day) {
        return day.isBefore(FIRST_DAY) ? FIRST_DAY : day.isAfter(LAST_DAY) ? LAST_DAY : day;
    }

    @Override
    public Mono<Void> record(Attempt attempt) {
        Form form = attempt.form();
        var row = new AttemptRow(attempt.provider().value(), form.participant().orElseThrow().value(),
                form.course().map(CourseIdentifier::value).orElse(null), form.type().map(DeclarationType::slug).orElse(null),
                form.date().map(Instant::toString).orElse(null), fingerprint(attempt.provider(), form), attempt.facts(), attempt.verdict(),
                attempt.codes(), attempt.declaration() == null ? null : attempt.declaration().value(), attempt.effectiveAt(), attempt.recordedAt());
        return db.sql(RECORD).bind(0, Json.exact().writeValueAsString(row)).fetch().rowsUpdated().then();
    }

    private static Looked looked(@Nullable String it) {
        JsonNode answer = Json.exact().readTree(it);
        String facts = hash(answer.get("facts").toString());
        return Json.exact().treeToValue(answer, LookedRow.class).looked(facts);
    }

    /** What makes two attempts identical (decision D9). */
    private static String fingerprint(ProviderId provider, Form form) {
        return hash(Json.exact().writeValueAsString(Stream.of(provider.toString(), form.participantId(), form.courseIdentifier(),
                form.declarationType(), form.declarationDate(), form.evidenceHeld(), form.deliveryPartnerId(),
                form.secondaryDeliveryPartnerId(), form.hasPassed()).toList()));
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException every) {
            throw new IllegalStateException("every Java has SHA-256", every);
        }
    }

    private record AttemptRow(UUID leadProviderId, UUID participantId, @Nullable String courseIdentifier, @Nullable String declarationType,
                              @Nullable String declarationDate, String fingerprint, String facts, String verdict, List<String> codes,
                              @Nullable UUID declarationId, Instant effectiveAt, Instant recordedAt) {
    }
}
