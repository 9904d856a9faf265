package milepost.applications.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import milepost.platform.testkit.TestPostgres;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class OldRowsSurviveTest {

    private static final String PROVIDER = "5f1b2c3d-0a4e-4b6f-8c7d-9e0f1a2b3c4d";
    private static final String PARTNER = "3b0d5e2c-7a41-4c9e-8f15-6d2a9b8c7e01";

    private final TestPostgres.Database database = TestPostgres.freshDatabase("applications_old");

    @Test
    void partnershipsFromBeforeTheyWereShownAreShown() throws SQLException {
        migrate("7");
        entry("delivery-partner/" + PARTNER, "{\"id\": \"%s\", \"name\": \"Meadow Teaching Hub\"}".formatted(PARTNER), "2024-03-01T00:00:00Z");
        entry("partnership/" + PROVIDER + "/" + PARTNER, "{\"lead_provider_id\": \"%s\", \"delivery_partner_id\": \"%s\", \"cohorts\": [\"2024a\", \"2023b\", \"2023a\"]}"
                .formatted(PROVIDER, PARTNER), "2024-02-01T00:00:00Z");

        migrate("latest");

        assertThat(found("SELECT lead_provider_id || ' ' || name || ' ' || cohort_years::text || ' ' || (created_at = '2024-02-01T00:00:00Z') || ' ' "
                + "|| (updated_at = '2024-03-01T00:00:00Z') FROM shown_partner"))
                .containsExactly(PROVIDER + " Meadow Teaching Hub {2023,2024} true true");
    }

    @Test
    void verdictsFromBeforeThereWereRulesStandAsTheyAre() throws SQLException {
        migrate("7");
        run("INSERT INTO person (id, full_name, trn_verified, version, copied_at) VALUES ('%s', 'Robin', false, 1, now())".formatted(PARTNER));
        run("""
                INSERT INTO application (id, participant_id, lead_provider_id, course_identifier, course_group, cohort, cohort_year, answers,
                    content_hash, status, verdict, verdict_code, previously_funded, effective_at, created_at, updated_at, version, document, etag, shape)
                VALUES ('%1$s', '%1$s', '%2$s', 'npq-headship', 'leadership', '2024a', 2024, '{}', '', 'pending', 'unconfirmed', NULL, false,
                    now(), now(), now(), 1, '{}', 'e', 1)""".formatted(PARTNER, PROVIDER));

        migrate("latest");

        assertThat(found("SELECT verdict || ' ' || (verdict_code IS NULL) || ' ' || (verdict_decided IS NULL) FROM application"))
                .containsExactly("unconfirmed true true");
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.connect(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void migrate(String target) {
        Flyway.configure().dataSource(database.jdbcUrl(), database.user(), database.password())
                .locations("classpath:db/platform", "classpath:db/migration").target(target).load().migrate();
    }

    private void entry(String key, String payload, String at) throws SQLException {
        try (var connection = database.connect(); var statement = connection.createStatement()) {
            statement.execute("INSERT INTO catalogue_entry (key, kind, payload, version, recorded_at) VALUES ('%s', '%s', '%s', 1, '%s')"
                    .formatted(key, key.substring(0, key.indexOf('/')), payload, at));
        }
    }

    private List<String> found(String sql) throws SQLException {
        try (var connection = database.connect(); var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
