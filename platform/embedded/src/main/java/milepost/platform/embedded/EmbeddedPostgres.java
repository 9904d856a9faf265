package milepost.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One PostgreSQL 18 server as a child process, on loopback, with a superuser and a password. */
public final class EmbeddedPostgres implements AutoCloseable {

    /** The superuser's name. */
    public static final String USER = "postgres";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PostgresOptions options;
    private final Path programs;
    private final UserSwitch user = UserSwitch.forThisUser();
    private @Nullable Process server;

    private EmbeddedPostgres(PostgresOptions options, Path programs) {
        this.options = options;
        this.programs = programs;
    }

    /** Starts a server; a virgin data directory is initialised first. */
    public static EmbeddedPostgres start(PostgresOptions options) {
        try {
            EmbeddedPostgres postgres = new EmbeddedPostgres(options, PostgresBinaries.under(options.home()));
            postgres.initialise();
            postgres.start();
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the server (again) on its data and its port, and waits until it answers. */
    public void start() {
        stopOrphan(options.data());
        try {
            server = new ProcessBuilder(Session.own(user.command(serverCommand())))
                    .directory(options.data().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(options.log().toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitAnswer();
    }

    /** Stops the server as an administrator would: connections are cut, data is written. */
    public void stop() {
        Process running = server;
        if (running == null) {
            return;
        }
        // SIGTERM would wait for the clients to leave; SIGINT does not
        Signals.send("INT", running.pid());
        if (!ended(running, 10)) {
            kill();
        }
        server = null;
    }

    /** Kills the server with all its children, as a power cut would. */
    public void kill() {
        Process running = server;
        if (running == null) {
            return;
        }
        List<ProcessHandle> children = running.descendants().toList();
        running.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        ended(running, 10);
        server = null;
    }

    @Override
    public void close() {
        if (options.throwAway()) {
            kill();
            Directories.delete(options.data().getParent());
        } else {
            stop();
        }
    }

    /** Whether the server's process lives. */
    public boolean running() {
        return server != null && server.isAlive();
    }

    /** The server's process. */
    public Process process() {
        if (server == null) {
            throw new IllegalStateException("PostgreSQL is stopped");
        }
        return server;
    }

    /** The port it listens on. */
    public int port() {
        return options.port();
    }

    /** The superuser's password. */
    public String password() {
        return options.password();
    }

    /** The JDBC address of a database of this server. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + options.port() + "/" + database;
    }

    /** The R2DBC address of a database of this server. */
    public String r2dbcUrl(String database) {
        return "r2dbc:postgresql://127.0.0.1:" + options.port() + "/" + database;
    }

    /** Creates the database unless it is there. */
    public void createDatabase(String name) {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            try (var found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + name + "'")) {
                if (found.next()) {
                    return;
                }
            }
            // copying files is the quick way for the small template, and needs no WAL where nothing is durable
            statement.execute("CREATE DATABASE \"" + name + "\"" + (options.durable() ? "" : " STRATEGY = FILE_COPY"));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create database " + name, e);
        }
    }

    /** Cuts every client connection of the database, as a fail-over would. */
    public void cutConnections(String database) {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database + "'");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot cut the connections of " + database, e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl("postgres"), USER, options.password());
    }

    private void initialise() throws IOException {
        if (Files.exists(options.data().resolve("PG_VERSION"))) {
            return;
        }
        // initdb makes PG_VERSION early: work beside the final place, so that a killed first start is a virgin directory again
        Path making = options.data().resolveSibling(options.data().getFileName() + ".making");
        Directories.delete(making);
        Files.createDirectories(making);
        Files.createDirectories(options.log().getParent());
        Path password = Files.createTempFile("milepost", ".pw", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(password, options.password());
            user.handOver(making);
            user.handOver(password);
            List<String> command = new ArrayList<>(List.of(program("initdb"), "-D", making.toString(), "-U", USER,
                    "--auth=scram-sha-256", "--pwfile=" + password, "--encoding=UTF8",
                    "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"));
            if (!options.durable()) {
                // a password of 4,096 rounds takes the quick compiler 20 ms at each connection
                command.addAll(List.of("--no-sync", "--set", "scram_iterations=1"));
            }
            Process initdb = new ProcessBuilder(user.command(command)).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(options.log().toFile())).start();
            if (!ended(initdb, 120) || initdb.exitValue() != 0) {
                throw new IllegalStateException("PostgreSQL could not initialise " + options.data() + ": " + lastWords());
            }
            Files.move(making, options.data());
        } finally {
            Files.deleteIfExists(password);
        }
    }

    private List<String> serverCommand() {
        List<String> command = new ArrayList<>(List.of(program("postgres"), "-D", options.data().toAbsolutePath().toString()));
        settings().forEach(setting -> command.addAll(List.of("-c", setting)));
        return command;
    }

    /** No disk turns, so a page by its number costs hardly more than the next one; and what is added up behind a request takes one core. */
    private List<String> settings() {
        String durable = options.durable() ? "on" : "off";
        return List.of("listen_addresses=127.0.0.1", "port=" + options.port(), "unix_socket_directories=",
                "max_connections=300", "shared_buffers=96MB", "max_wal_size=1GB", "jit=off",
                "random_page_cost=1.1", "max_parallel_workers_per_gather=0",
                "timezone=UTC", "log_timezone=UTC", "logging_collector=off",
                "fsync=" + durable, "full_page_writes=" + durable, "synchronous_commit=" + durable);
    }

    private String program(String name) {
        return programs.resolve("bin").resolve(name).toAbsolutePath().toString();
    }

    private void awaitAnswer() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (Connection ignored = connect()) {
                return;
            } catch (SQLException notYet) {
                if (!running() || System.nanoTime() > deadline) {
                    throw new IllegalStateException("PostgreSQL did not start on " + options.data() + ": " + lastWords());
                }
                pause(40);
            }
        }
    }

    /**
     * Ends a server that an earlier, killed owner left behind, and removes the lock file it would trip over: the number in it may
     * belong to any process by now.
     */
    static void stopOrphan(Path data) {
        Path lock = data.resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return;
        }
        try {
            long pid = Long.parseLong(Files.readAllLines(lock).getFirst().strip());
            Optional<ProcessHandle> left = ProcessHandle.of(pid)
                    .filter(handle -> handle.info().commandLine().orElse("").contains(data.toAbsolutePath().toString()));
            left.ifPresent(handle -> {
                Signals.send("INT", pid);
                for (int i = 0; i < 200 && handle.isAlive(); i++) {
                    pause(50);
                }
                handle.destroyForcibly();
            });
            Files.deleteIfExists(lock);
        } catch (IOException | RuntimeException unreadable) {
            throw new IllegalStateException("the lock file " + lock + " cannot be read; is the data directory broken?", unreadable);
        }
    }

    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(options.log());
            return String.join(" | ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
        } catch (IOException e) {
            return "there is no log " + options.log();
        }
    }

    private static boolean ended(Process process, int seconds) {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void pause(int millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
