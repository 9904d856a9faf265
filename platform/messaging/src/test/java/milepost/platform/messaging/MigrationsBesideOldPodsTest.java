package milepost.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import milepost.platform.testkit.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The migrations of a new release run while pods of the version before work on, may be started again, and may be gone back to. */
class MigrationsBesideOldPodsTest {

    private final TestPostgres.Database database = TestPostgres.freshDatabase("rollout");
    @TempDir
    private Path before;
    @TempDir
    private Path after;

    @BeforeEach
    void theVersionBeforeRuns() throws IOException {
        for (Path version : new Path[] {before, after}) {
            Files.writeString(version.resolve("V1__line.sql"), "CREATE TABLE line (id int, told text);");
        }
        starts(before);
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void anIndexIsMadeWithoutHoldingUpWhoWrites() throws IOException {
        Files.writeString(after.resolve("V2__lines_by_what_they_told.sql"), "CREATE INDEX CONCURRENTLY line_told ON line (told);");

        starts(after);
    }

    @Test
    void theVersionBeforeStartsOnWhatTheNextOneMade() throws IOException {
        Files.writeString(after.resolve("V2__what_lines_cost.sql"), "ALTER TABLE line ADD COLUMN price int;");
        Files.writeString(after.resolve("R__when_lines_were_told.sql"), "ALTER TABLE line ADD COLUMN IF NOT EXISTS told_at timestamptz;");
        starts(after);

        starts(before);
    }

    private void starts(Path version) {
        new ApplicationContextRunner().withInitializer(new ConfigDataApplicationContextInitializer())
                .withConfiguration(AutoConfigurations.of(FlywayAutoConfiguration.class))
                .withPropertyValues("spring.config.import=classpath:milepost/edge.yml", "spring.flyway.locations=filesystem:" + version,
                        "spring.flyway.url=" + database.jdbcUrl(), "spring.flyway.user=" + database.user(), "spring.flyway.password=" + database.password())
                .run(context -> assertThat(context).hasNotFailed());
    }
}
