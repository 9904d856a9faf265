package milepost.statements.postgres;

/** What {@link PostgresRestored} says to the database: every column as it had been told. */
final class RestoredSql {

    static final String CONTRACT = """
            INSERT INTO contract AS c (id, lead_provider_id, cohort, kind, course_identifier, number, version, created_at, updated_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, clock_timestamp(), clock_timestamp())
            ON CONFLICT (id) DO UPDATE SET number = $6, version = $7,
                updated_at = greatest(clock_timestamp(), c.updated_at + interval '1 microsecond')
            """;

    static final String STATEMENT = """
            INSERT INTO statement AS s (id, lead_provider_id, cohort, type, month, year, deadline_date, payment_date, output_fee,
                                        milestones, state, cut_off_at, authorised_at, version, created_at, updated_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, greatest(clock_timestamp(), $16))
            ON CONFLICT (id) DO UPDATE SET
                deadline_date = $7, payment_date = $8, output_fee = $9, milestones = $10, state = $11, cut_off_at = $12,
                authorised_at = $13, version = $14, updated_at = greatest(clock_timestamp(), $16, s.updated_at + interval '1 microsecond')
            RETURNING *
            """;

    static final String NO_ADJUSTMENTS = "DELETE FROM adjustment WHERE statement_id = $1";

    static final String ADJUSTMENT = """
            INSERT INTO adjustment (id, statement_id, description, amount, created_at, updated_at)
            VALUES ($1, $2, $3, $4, $5, clock_timestamp())
            """;

    static final String INVOICE = """
            WITH told AS (
                INSERT INTO invoice AS i (id, state, reason, statement_net, statement_vat, statement_gross, statement_id, lead_provider_id, number,
                                          date, net, vat, gross, created_at, updated_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, greatest(clock_timestamp(), $15))
                ON CONFLICT (id) DO UPDATE SET state = $2, reason = $3, statement_net = $4, statement_vat = $5, statement_gross = $6,
                    updated_at = greatest(clock_timestamp(), $15, i.updated_at + interval '1 microsecond')
                RETURNING id, state)
            INSERT INTO invoice_history (invoice_id, state, actor, cause, effective_at)
            SELECT id, state, 'system', 'taken_back_from_topic', $15 FROM told
            """;

    static final String FREEZE = """
            INSERT INTO statement_contract (statement_id, contract_id, number, service_fee) VALUES ($1, $2, $3, $4)
            ON CONFLICT (statement_id, contract_id) DO NOTHING
            """;

    static final String NOTE_CLOSING = """
            INSERT INTO statement_to_settle (statement_id, vat_registered, not_counted) VALUES ($1, $2, $3)
            ON CONFLICT (statement_id) DO UPDATE SET vat_registered = $2, not_counted = $3
            """;

    static final String NOTE_STATEMENTS = """
            INSERT INTO statement_to_settle (statement_id) SELECT DISTINCT statement_id FROM line WHERE declaration_id = $1
            ON CONFLICT DO NOTHING
            """;

    static final String FOUND = """
            INSERT INTO statement_places (statement_id, declaration_type, found, paid, given_back) VALUES ($1, $2, $3, 0, 0)
            ON CONFLICT (statement_id, declaration_type) DO UPDATE SET found = $3
            """;

    static final String NO_LINES = "DELETE FROM line WHERE declaration_id = $1";

    static final String LINE = """
            INSERT INTO line (id, declaration_id, statement_id, kind, status, source_version, attached_at, removed_at, removed_reason,
                              counted, unit_price, targeted_price, uplift_price, rate, band, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, coalesce($13, 0), $14, $15, $16)
            """;

    static final String DECIDED = """
            UPDATE declaration SET decided_version = $2, waiting = $3,
                waiting_since = CASE WHEN $3::text IS NULL THEN NULL ELSE coalesce(waiting_since, $4) END,
                lines_version = $5, lines_at = $4
            WHERE id = $1
            """;

    static final String UNSETTLED = "SELECT * FROM statement_to_settle ORDER BY statement_id LIMIT 1";

    static final String SETTLED = "DELETE FROM statement_to_settle WHERE statement_id = $1";

    static final String PAYMENTS = LineRows.SELECT + " WHERE l.statement_id = $1 AND l.kind = 'payment' AND l.status = 'attached'";

    static final String PRICE = """
            UPDATE line SET counted = p.counted, unit_price = p.unit_price, targeted_price = p.targeted_price, told = ''
            FROM unnest($1::uuid[], $2::text[]::boolean[], $3::text[]::numeric[], $4::text[]::numeric[])
                AS p (id, counted, unit_price, targeted_price)
            WHERE line.id = p.id
            """;

    static final String JOURNAL = """
            INSERT INTO journal (statement_id, vat_registered, entries) VALUES ($1, $2, 0) ON CONFLICT DO NOTHING
            """;

    static final String IS_AUTHORISED = """
            SELECT EXISTS (SELECT 1 FROM journal_entry WHERE statement_id = $1 AND reason = 'authorisation') AS found
            """;

    private RestoredSql() {
    }
}
