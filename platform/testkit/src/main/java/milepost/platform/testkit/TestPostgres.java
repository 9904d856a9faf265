package milepost.platform.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import milepost.platform.embedded.EmbeddedPostgres;
import milepost.platform.embedded.PostgresOptions;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** One real PostgreSQL 18 per test JVM, started when first asked for: a container where Docker answers, else the embedded one. */
public final class TestPostgres {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static @Nullable Server server;

    private TestPostgres() {}

    /** A new, empty database. */
    public static Database freshDatabase(String prefix) {
        return created(prefix, "");
    }

    /** A new database with all that is in the other one, to which nobody is connected: quicker than to migrate each anew. */
    public static Database copyOf(Database other, String prefix) {
        return created(prefix, " TEMPLATE \"" + other.name() + "\"");
    }

    private static Database created(String prefix, String from) {
        String name = prefix + "_" + DATABASES.incrementAndGet();
        execute("CREATE DATABASE \"" + name + "\"" + from);
        Server running = server();
        String place = "postgresql://127.0.0.1:" + running.port() + "/" + name;
        return new Database(name, "r2dbc:" + place, "jdbc:" + place, EmbeddedPostgres.USER, running.password());
    }

    /** Takes the server down: connections are cut, new ones refused. */
    public static void stop() {
        server().stop();
    }

    /** Brings the stopped server back on the same port with the same data, and returns when it answers. */
    public static void start() {
        server().start();
    }

    /** How to reach a database. */
    public record Database(String name, String r2dbcUrl, String jdbcUrl, String user, String password) {

        /** Cuts every connection to this database; the server goes on. */
        public void cutConnections() {
            execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
        }

        /** A JDBC connection for a test's own look at the tables. */
        public Connection connect() throws SQLException {
            return DriverManager.getConnection(jdbcUrl, user, password);
        }
    }

    private interface Server {
        int port();

        String password();

        void start();

        void stop();
    }

    private static synchronized Server server() {
        if (server == null) {
            boolean docker = Docker.answers();
            System.out.println("testkit: PostgreSQL is " + (docker ? "a container" : "embedded (no Docker engine answered)"));
            server = docker ? container() : embedded();
        }
        return server;
    }

    private static Server embedded() {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(PostgresOptions.forTests());
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close, "postgres-close"));
        return new Server() {
            @Override
            public int port() {
                return postgres.port();
            }

            @Override
            public String password() {
                return postgres.password();
            }

            @Override
            public void start() {
                postgres.start();
            }

            @Override
            public void stop() {
                postgres.stop();
            }
        };
    }

    private static Server container() {
        PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:18.6")
                .withUsername(EmbeddedPostgres.USER).withPassword("milepost")
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300")
                .withStartupTimeout(Duration.ofMinutes(3));
        FixedPort.bind(postgres, 5432);
        postgres.start();
        return new Server() {
            @Override
            public int port() {
                return postgres.getMappedPort(5432);
            }

            @Override
            public String password() {
                return postgres.getPassword();
            }

            @Override
            public void start() {
                postgres.getDockerClient().startContainerCmd(postgres.getContainerId()).exec();
                awaitAnswer(this);
            }

            @Override
            public void stop() {
                postgres.getDockerClient().stopContainerCmd(postgres.getContainerId()).withTimeout(5).exec();
            }
        };
    }

    private static void awaitAnswer(Server server) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50))
                .ignoreExceptions().until(() -> connect(server).isValid(1));
    }

    private static void execute(String sql) {
        try (Connection connection = connect(server()); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static Connection connect(Server server) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres", EmbeddedPostgres.USER, server.password());
    }
}
