package milepost.declarations.postgres;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import milepost.declarations.application.CopiesOfOthers;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/**
 * The copies, one upsert per table, in the order of the keys, as everybody locks them. A version not lower than the stored one is applied (convergence rule 1); folded_at moves only
 * with a newer one, so that asking an owner again does not keep a row fresh for ever.
 */
public final class PostgresCopies implements CopiesOfOthers {

    private static final String UPSERT = """
            INSERT INTO %1$s AS mine (%2$s, %3$s, version, folded_at)
            SELECT %2$s, %3$s, version, folded_at FROM jsonb_array_elements($1::jsonb) told CROSS JOIN LATERAL jsonb_populate_record(null::%1$s,
                told -> 'row' || jsonb_build_object('version', told -> 'version', 'folded_at', clock_timestamp())) row
            ORDER BY %2$s
            ON CONFLICT (%2$s) DO UPDATE SET %4$s, version = EXCLUDED.version,
                folded_at = CASE WHEN EXCLUDED.version > mine.version THEN EXCLUDED.folded_at ELSE mine.folded_at END
            WHERE EXCLUDED.version >= mine.version
            RETURNING concat_ws('/', %2$s) AS key
            """;

    private static final Map<Kind, String> FOLD = Map.ofEntries(
            Map.entry(Kind.LEAD_PROVIDER, upsert("lead_providers", "id", "name")),
            Map.entry(Kind.COURSE, upsert("courses", "identifier", "\"group\"", "supported")),
            Map.entry(Kind.COHORT, upsert("cohorts", "identifier", "declaration_sequence_checked", "mentor_funding", "detailed_evidence", "payments_frozen_at")),
            Map.entry(Kind.SCHEDULE, upsert("schedules", "cohort, identifier", "applies_from", "milestones")),
            Map.entry(Kind.DELIVERY_PARTNER, upsert("delivery_partners", "id", "name")),
            Map.entry(Kind.PARTNERSHIP, upsert("partnerships", "lead_provider_id, delivery_partner_id", "cohorts")),
            Map.entry(Kind.PARTICIPANT, upsert("participants", "id", "trn", "retired_into", "id_changes")),
            Map.entry(Kind.APPLICATION, upsert("applications", "id", "participant_id", "funding", "funded_place", "inside_catchment",
                    "targeted_delivery_funding_eligibility", "effective_at")),
            Map.entry(Kind.ENROLMENT, upsert("enrolments", "id", "family", "application_id", "participant_id", "course_identifier",
                    "lead_provider_id", "cohort", "schedule_identifier", "training_status", "accepted_at", "live", "periods", "effective_at",
                    "eligible_for_funding", "sparsity_uplift", "pupil_premium_uplift", "cohort_changed_after_payments_frozen")),
            Map.entry(Kind.CONTRACT, upsert("contracts", "id", "lead_provider_id", "cohort", "kind", "course_identifier")),
            Map.entry(Kind.STATEMENT, upsert("statements", "id", "lead_provider_id", "cohort", "type", "deadline_date", "output_fee", "state")),
            Map.entry(Kind.LINE, upsert("lines", "declaration_id", "source_version", "payment", "refund", "uplift_paid", "effective_at")));

    private final DatabaseClient db;

    public PostgresCopies(DatabaseClient db) {
        this.db = db;
    }

    @Override
    public Flux<String> fold(Kind kind, List<Told> rows) {
        String all = rows.stream().map(each -> "{\"version\":%d,\"row\":%s}".formatted(each.version(), each.row())).collect(Collectors.joining(",", "[", "]"));
        return db.sql(FOLD.get(kind)).bind(0, all).map(row -> row.get("key", String.class)).all();
    }

    /**
     * The table, its key and what a newer version overwrites: constants of this file, never input. Each column is named, so that one that a
     * later release adds keeps its default under this one.
     */
    private static String upsert(String table, String key, String... columns) {
        return UPSERT.formatted(table, key, String.join(", ", columns),
                Stream.of(columns).map(column -> column + " = EXCLUDED." + column).collect(Collectors.joining(", ")));
    }
}
