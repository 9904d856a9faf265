package milepost.declarations.postgres;

import java.util.List;
import milepost.declarations.application.Entry;

/** The one statement that writes everything there is to write for declarations, however many. */
final class StoreEntry {

    /** Each by its name, so that one that a later release adds keeps its default under this one. */
    private static final String COLUMNS = """
            id, family, lead_provider_id, participant_id, declared_participant_id, training_id, course_identifier, course_group, cohort,
            schedule_identifier, declaration_type, declaration_date, delivery_partner_id, secondary_delivery_partner_id, mentor_id,
            evidence_held, sparsity_uplift, pupil_premium_uplift, state, ineligible_reason, superseded_by, voided_by, statement_id,
            clawback_statement_id, funding_verdict, funded_place, targeted_delivery_funding, holds_slot, fundable, uplift_paid, live_until,
            outcome_result, outcome_date, outcome_id, outcome_recorded_at, application_seen, enrolment_seen, line_seen, person_seen,
            names_seen, turns_at, version, effective_at, created_at, updated_at""";

    /** What was declared stays, but for who the persons are and who delivered; everything else is written every time. */
    private static final String STATEMENT = """
            WITH given AS (SELECT it FROM jsonb_array_elements($1::jsonb) it),
            declaration AS (
                INSERT INTO declarations (%1$s) SELECT %1$s FROM given, jsonb_populate_record(null::declarations, it -> 'row') row
                ON CONFLICT (id) DO UPDATE SET
                    participant_id = EXCLUDED.participant_id, delivery_partner_id = EXCLUDED.delivery_partner_id,
                    secondary_delivery_partner_id = EXCLUDED.secondary_delivery_partner_id, mentor_id = EXCLUDED.mentor_id,
                    state = EXCLUDED.state,
                    ineligible_reason = EXCLUDED.ineligible_reason,
                    superseded_by = EXCLUDED.superseded_by, voided_by = EXCLUDED.voided_by, statement_id = EXCLUDED.statement_id,
                    clawback_statement_id = EXCLUDED.clawback_statement_id, funding_verdict = EXCLUDED.funding_verdict,
                    funded_place = EXCLUDED.funded_place, targeted_delivery_funding = EXCLUDED.targeted_delivery_funding,
                    holds_slot = EXCLUDED.holds_slot, fundable = EXCLUDED.fundable, uplift_paid = EXCLUDED.uplift_paid,
                    live_until = EXCLUDED.live_until, outcome_result = EXCLUDED.outcome_result, outcome_date = EXCLUDED.outcome_date,
                    outcome_id = EXCLUDED.outcome_id, outcome_recorded_at = EXCLUDED.outcome_recorded_at,
                    application_seen = EXCLUDED.application_seen, enrolment_seen = EXCLUDED.enrolment_seen, line_seen = EXCLUDED.line_seen,
                    person_seen = EXCLUDED.person_seen, names_seen = EXCLUDED.names_seen, turns_at = EXCLUDED.turns_at, version = EXCLUDED.version,
                    effective_at = EXCLUDED.effective_at, updated_at = EXCLUDED.updated_at),
            history AS (
                INSERT INTO declaration_history (declaration_id, state, actor, cause, effective_at, recorded_at)
                SELECT (it ->> 'id')::uuid, step ->> 'state', step ->> 'actor', step ->> 'cause', (step ->> 'effective_at')::timestamptz,
                       (it ->> 'now')::timestamptz
                FROM given, jsonb_array_elements(it -> 'steps') WITH ORDINALITY steps (step, nth) ORDER BY nth),
            %2$shidden AS (
                DELETE FROM declaration_documents x USING given
                WHERE x.declaration_id = (it ->> 'id')::uuid AND NOT (it -> 'viewers') ? x.provider_id::text),
            document AS (
                INSERT INTO declaration_documents AS kept (declaration_id, provider_id, participant_id, start_year, content_hash, shape,
                                                           created_at, updated_at, body, delivery_partners)
                SELECT (it ->> 'id')::uuid, (doc ->> 'viewer')::uuid, (it -> 'row' ->> 'participant_id')::uuid,
                       left(it -> 'row' ->> 'cohort', 4)::integer, doc ->> 'content_hash', (doc ->> 'shape')::integer,
                       (it -> 'row' ->> 'created_at')::timestamptz, (doc ->> 'updated_at')::timestamptz, convert_to(doc ->> 'body', 'UTF8'),
                       array_remove(ARRAY[(it -> 'row' ->> 'delivery_partner_id')::uuid,
                                          (it -> 'row' ->> 'secondary_delivery_partner_id')::uuid], NULL)
                FROM given, jsonb_array_elements(it -> 'documents') doc
                ON CONFLICT (declaration_id, provider_id) DO UPDATE SET
                    participant_id = EXCLUDED.participant_id, content_hash = EXCLUDED.content_hash, shape = EXCLUDED.shape,
                    updated_at = EXCLUDED.updated_at, body = EXCLUDED.body, delivery_partners = EXCLUDED.delivery_partners),
            settled AS (
                DELETE FROM worklist w USING given
                WHERE w.declaration_id = (it ->> 'id')::uuid AND NOT jsonb_path_exists(it -> 'concerns', '$[*] ? (@.kind == $kind)', jsonb_build_object('kind', w.kind)))
            INSERT INTO worklist (declaration_id, kind, since, detail)
            SELECT (it ->> 'id')::uuid, concern ->> 'kind', (it ->> 'now')::timestamptz, concern ->> 'detail'
            FROM given, jsonb_array_elements(it -> 'concerns') concern
            ON CONFLICT (declaration_id, kind) DO NOTHING
            """;

    /** Who sees the declaration sees all its outcomes, under the participant's id of now. */
    private static final String OUTCOMES = """
            outcome AS (
                INSERT INTO outcomes (id, declaration_id, participant_id, course_identifier, state, completion_date, recorded_at, updated_at)
                SELECT (it -> 'outcome' ->> 'id')::uuid, (it ->> 'id')::uuid, (it -> 'row' ->> 'participant_id')::uuid,
                       it -> 'row' ->> 'course_identifier', it -> 'outcome' ->> 'state', (it -> 'outcome' ->> 'completion_date')::date,
                       (it -> 'outcome' ->> 'recorded_at')::timestamptz, (it -> 'outcome' ->> 'recorded_at')::timestamptz
                FROM given WHERE jsonb_typeof(it -> 'outcome') = 'object'
                ON CONFLICT (id) DO NOTHING RETURNING id, recorded_at),
            renamed AS (
                UPDATE outcomes o SET participant_id = (it -> 'row' ->> 'participant_id')::uuid,
                                      updated_at = (it -> 'row' ->> 'updated_at')::timestamptz
                FROM given
                WHERE o.declaration_id = (it ->> 'id')::uuid AND o.participant_id <> (it -> 'row' ->> 'participant_id')::uuid),
            unseen AS (
                DELETE FROM outcome_viewers v USING given
                WHERE v.declaration_id = (it ->> 'id')::uuid AND NOT (it -> 'viewers') ? v.provider_id::text),
            seen AS (
                INSERT INTO outcome_viewers (provider_id, recorded_at, outcome_id, declaration_id)
                SELECT viewer::uuid, o.recorded_at, o.id, (it ->> 'id')::uuid
                FROM given CROSS JOIN LATERAL (
                    SELECT id, recorded_at FROM outcomes WHERE declaration_id = (it ->> 'id')::uuid
                    UNION ALL
                    SELECT id, recorded_at FROM outcome) o
                CROSS JOIN jsonb_array_elements_text(it -> 'viewers') viewer
                ON CONFLICT DO NOTHING),
            """;

    /** Most declarations have no outcomes; theirs is the shorter statement, for all of them it is one. */
    private static final String STORE = STATEMENT.formatted(COLUMNS, "");
    private static final String STORE_WITH_OUTCOMES = STATEMENT.formatted(COLUMNS, OUTCOMES);

    static String statement(List<Entry> entries) {
        return entries.stream().allMatch(entry -> entry.declaration().outcome() == null) ? STORE : STORE_WITH_OUTCOMES;
    }

    private StoreEntry() {
    }
}
