package milepost.platform.messaging.example;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import milepost.platform.messaging.Outbox;
import milepost.platform.messaging.Snapshot;
import milepost.platform.testkit.Springlike;
import milepost.platform.testkit.TestKafka;
import milepost.platform.testkit.TestPostgres;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/** A running library service with a database of its own, and a test's view of it. */
public final class Library implements AutoCloseable {

    private static @Nullable Library shared;

    private final TestPostgres.Database database;
    private final ConfigurableApplicationContext context;
    private final String name;
    private final Map<String, Object> more;

    private Library(String name, Map<String, Object> more, TestPostgres.Database database) {
        this.name = name;
        this.more = more;
        this.database = database;
        Map<String, Object> properties = Springlike.properties(name, database);
        properties.put("spring.application.name", name);
        properties.put("spring.flyway.locations", "classpath:db/platform,classpath:db/migration");
        properties.put("milepost.peer-timeout", "5s");
        properties.put("milepost.messaging.sweep-interval", "1h");
        properties.putAll(more);
        context = SpringApplication.run(LibraryService.class, Springlike.arguments(properties));
        TestKafka.awaitReady();
    }

    /** The one most tests share; they keep apart by their keys. */
    public static synchronized Library shared() {
        if (shared == null) {
            shared = open("statements-service", Map.of());
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close, "library-close"));
        }
        return shared;
    }

    public static Library open(String name, Map<String, Object> properties) {
        // it takes longest to start, and everything else goes on meanwhile
        TestKafka.address();
        return new Library(name, properties, TestPostgres.freshDatabase("library"));
    }

    /** Started once more on the same database. */
    public Library again() {
        return new Library(name, more, database);
    }

    public static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(25));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    public int port() {
        return Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port", Integer.class));
    }

    public TestPostgres.Database database() {
        return database;
    }

    public void publish(Snapshot... snapshots) {
        publish(Context.empty(), snapshots);
    }

    public void publish(Context request, Snapshot... snapshots) {
        await(bean(Outbox.class).publish(List.of(snapshots)).as(bean(TransactionalOperator.class)::transactional).contextWrite(request));
    }

    public <T> @Nullable T await(Mono<T> work) {
        return work.block(Duration.ofSeconds(20));
    }

    /** The first column of the first row, null when there is none. */
    public @Nullable Object value(String sql, Object... values) {
        List<List<@Nullable Object>> rows = rows(sql, values);
        return rows.isEmpty() ? null : rows.getFirst().getFirst();
    }

    public long count(String sql, Object... values) {
        return ((Number) Objects.requireNonNull(value(sql, values))).longValue();
    }

    public @Nullable String title(String key) {
        return (String) value("SELECT title FROM book WHERE key = ?", key);
    }

    public void execute(String sql, Object... values) {
        try (Connection connection = database.connect(); PreparedStatement statement = prepared(connection, sql, values)) {
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<List<@Nullable Object>> rows(String sql, Object... values) {
        try (Connection connection = database.connect(); PreparedStatement statement = prepared(connection, sql, values);
                ResultSet result = statement.executeQuery()) {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            while (result.next()) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.add(result.getObject(column));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    @Override
    public void close() {
        context.close();
    }
}
