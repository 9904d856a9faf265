package milepost.statements.postgres;

import milepost.statements.application.Worklist;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** Declarations and refunds without a statement, lines nobody agreed a price for, and invoices that say something else than their statement. */
public final class PostgresWorklist implements Worklist {

    private static final String ITEMS = """
            SELECT CASE waiting WHEN 'payment' THEN 'declaration_without_statement' ELSE 'refund_unplaced' END AS kind,
                   'declaration' AS subject_type, id::text AS subject_id, waiting_since AS since,
                   'No open output-fee statement of cohort ' || cohort || ' takes the ' || waiting || ' for ' || course_identifier
                       || ' (' || declaration_type || ') of provider ' || lead_provider_id AS detail
            FROM declaration WHERE waiting IS NOT NULL
            UNION ALL
            SELECT 'line_without_contract', 'statement', s.id::text, min(l.recorded_at),
                   count(*) || ' lines for ' || d.course_identifier || ', for which there is no contract'
            FROM statement s
            JOIN line l ON l.statement_id = s.id AND l.kind = 'payment' AND l.status = 'attached'
            JOIN declaration d ON d.id = l.declaration_id
            WHERE s.state <> 'paid' AND NOT EXISTS (
                SELECT 1 FROM contract c
                WHERE c.lead_provider_id = s.lead_provider_id AND c.cohort = s.cohort
                  AND CASE WHEN s.type = 'npq' THEN c.course_identifier = d.course_identifier
                           WHEN d.course_identifier = 'ecf-mentor' AND (SELECT h.mentor_funding FROM cohort h WHERE h.identifier = s.cohort)
                               THEN c.kind = 'ecf_mentor'
                           ELSE c.kind = 'ecf' END)
            GROUP BY s.id, d.course_identifier
            UNION ALL
            SELECT 'invoice_queried', 'invoice', i.id::text, i.updated_at,
                   'An invoice of provider ' || i.lead_provider_id || ' says ' || i.gross || ' where statement ' || i.statement_id || ' comes to '
                       || i.statement_gross
            FROM invoice i JOIN statement s ON s.id = i.statement_id
            WHERE i.state = 'queried' AND s.state = 'payable'
            ORDER BY since, subject_id
            LIMIT 1000
            """;

    private final DatabaseClient db;

    public PostgresWorklist(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Flux<Item> items() {
        return db.sql(ITEMS).map(row -> new Item(Rows.text(row, "kind"), Rows.text(row, "subject_type"),
                Rows.text(row, "subject_id"), Rows.instant(row, "since"), Rows.text(row, "detail"))).all();
    }
}
