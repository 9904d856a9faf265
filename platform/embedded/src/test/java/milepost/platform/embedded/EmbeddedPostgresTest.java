package milepost.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    private static final Path HOME = Path.of(System.getProperty("java.io.tmpdir"), "milepost-" + System.getProperty("user.name"));

    @Test
    void aDurableServerKeepsItsDataOverAKillAndAStaleLockFile(@TempDir Path directory) throws Exception {
        PostgresOptions options = PostgresOptions.durable(HOME, directory.resolve("data"), directory.resolve("log"), Ports.free(), "a secret");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(options)) {
            postgres.createDatabase("books");
            postgres.createDatabase("books");
            execute(postgres, "CREATE TABLE book (title text)");
            execute(postgres, "INSERT INTO book VALUES ('kept')");
            assertThat(value(postgres, "SHOW fsync")).isEqualTo("on");
            assertThat(value(postgres, "SHOW server_version")).startsWith("18.");

            postgres.kill();
            assertThat(options.data().resolve("postmaster.pid")).exists();
            // the number in the lock file may belong to an innocent process by now: to this one, here
            String stale = Files.readString(options.data().resolve("postmaster.pid"))
                    .replaceFirst("^\\d+", Long.toString(ProcessHandle.current().pid()));
            Files.writeString(options.data().resolve("postmaster.pid"), stale);
            postgres.start();

            assertThat(value(postgres, "SELECT title FROM book")).isEqualTo("kept");
        }
        try (EmbeddedPostgres again = EmbeddedPostgres.start(options)) {
            assertThat(value(again, "SELECT title FROM book")).isEqualTo("kept");
        }
    }

    @Test
    void aServerThatItsOwnerLeftRunningIsReplaced(@TempDir Path directory) throws Exception {
        PostgresOptions options = PostgresOptions.durable(HOME, directory.resolve("data"), directory.resolve("log"), Ports.free(), "a secret");
        EmbeddedPostgres orphan = EmbeddedPostgres.start(options);
        orphan.createDatabase("books");

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(options)) {
            assertThat(orphan.running()).isFalse();
            assertThat(value(postgres, "SELECT 1")).isEqualTo("1");
        }
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws Exception {
        try (Connection connection = open(postgres); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(EmbeddedPostgres postgres, String sql) throws Exception {
        try (Connection connection = open(postgres); Statement statement = connection.createStatement(); var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static Connection open(EmbeddedPostgres postgres) throws Exception {
        return DriverManager.getConnection(postgres.jdbcUrl("books"), EmbeddedPostgres.USER, postgres.password());
    }
}
