package milepost.declarations.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import milepost.platform.testkit.TestPostgres;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What was written before outcomes were resources, people could be merged and there were two families of training is all there afterwards. */
class OldRowsSurviveTest {

    private static final String ASTER = new UUID(1, 1).toString();
    private static final String BIRCH = new UUID(1, 2).toString();
    private static final String PERSON = new UUID(2, 1).toString();
    private static final String PARTNER = new UUID(4, 1).toString();
    private static final String COMPLETED = new UUID(5, 1).toString();
    private static final String STARTED = new UUID(5, 2).toString();

    private final TestPostgres.Database database = TestPostgres.freshDatabase("declarations");

    @Test
    void outcomesGetIdsAndAreSeenByWhoSeesTheirDeclaration() throws SQLException {
        migrate("4");
        try (Connection connection = database.connect()) {
            for (String sql : List.of(declaration(COMPLETED, "completed", "'voided'", "'2024-11-05'"), declaration(STARTED, "started", "NULL", "NULL"),
                    outcome("passed", "2024-11-06"), outcome("voided", "2024-11-07"), document(ASTER), document(BIRCH),
                    "INSERT INTO participants (id, version, folded_at) VALUES ('" + PERSON + "', 1, now())", enrolment())) {
                connection.createStatement().execute(sql);
            }
        }

        migrate("latest");

        assertThat(rows("SELECT state || ' ' || participant_id || ' ' || course_identifier || ' ' || (updated_at = recorded_at) FROM outcomes ORDER BY position"))
                .containsExactly("passed " + PERSON + " npq-headship true", "voided " + PERSON + " npq-headship true");
        assertThat(rows("SELECT o.state FROM outcomes o JOIN declarations d ON d.outcome_id = o.id AND d.outcome_recorded_at = o.recorded_at"))
                .containsExactly("voided");
        assertThat(rows("SELECT v.provider_id || ' ' || o.state FROM outcome_viewers v JOIN outcomes o ON o.id = v.outcome_id ORDER BY v.provider_id, v.recorded_at"))
                .containsExactly(ASTER + " passed", ASTER + " voided", BIRCH + " passed", BIRCH + " voided");
        assertThat(rows("SELECT same_person('" + PERSON + "')::text")).containsExactly(PERSON);
        assertThat(rows("SELECT survivor_of('" + PERSON + "')::text")).containsExactly(PERSON);
        assertThat(rows("SELECT family FROM enrolments")).containsExactly("npq");
        assertThat(rows("SELECT delivery_partners::text FROM declaration_documents")).containsExactly("{" + PARTNER + "}", "{" + PARTNER + "}");
    }

    private void migrate(String target) {
        Flyway.configure().dataSource(database.jdbcUrl(), database.user(), database.password()).target(target)
                .locations("classpath:db/platform", "classpath:db/migration").load().migrate();
    }

    private List<String> rows(String sql) throws SQLException {
        try (Connection connection = database.connect(); var found = connection.createStatement().executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        }
    }

    private static String declaration(String id, String type, String outcome, String date) {
        return """
                INSERT INTO declarations (id, family, lead_provider_id, participant_id, declared_participant_id, training_id, course_identifier,
                    course_group, cohort, schedule_identifier, declaration_type, declaration_date, state, funding_verdict,
                    targeted_delivery_funding, holds_slot, fundable, uplift_paid, live_until, outcome_result, outcome_date, voided_by,
                    delivery_partner_id, application_seen, enrolment_seen, line_seen, person_seen, names_seen, version, effective_at, created_at, updated_at)
                VALUES ('%s', 'npq', '%s', '%s', '%s', '%s', 'npq-headship', 'leadership', '2024a', 'npq-leadership-autumn', '%s', now(), 'voided',
                    'eligible', false, false, false, false, now(), %s, %s, 'provider', '%s', 1, 1, 1, 1, 1, 1, now(), now(), now())
                """.formatted(id, ASTER, PERSON, PERSON, new UUID(3, 1), type, outcome, date, PARTNER);
    }

    private static String enrolment() {
        return """
                INSERT INTO enrolments (id, application_id, participant_id, course_identifier, lead_provider_id, cohort, training_status, live, periods,
                    effective_at, version, folded_at)
                VALUES ('%1$s', '%1$s', '%2$s', 'npq-headship', '%3$s', '2024a', 'active', true, '[]', now(), 1, now())
                """.formatted(new UUID(3, 1), PERSON, ASTER);
    }

    private static String outcome(String state, String recordedAt) {
        return "INSERT INTO outcomes (declaration_id, state, completion_date, recorded_at) VALUES ('%s', '%s', '2024-11-05', '%s')"
                .formatted(COMPLETED, state, recordedAt);
    }

    private static String document(String provider) {
        return """
                INSERT INTO declaration_documents (declaration_id, provider_id, participant_id, start_year, content_hash, shape, created_at, updated_at, body)
                VALUES ('%s', '%s', '%s', 2024, 'h', 1, now(), now(), 'b')
                """.formatted(COMPLETED, provider, PERSON);
    }
}
