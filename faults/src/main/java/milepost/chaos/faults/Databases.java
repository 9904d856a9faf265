package milepost.chaos.faults;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import milepost.chaos.load.Pause;
import milepost.local.Suite;

/** The suite's databases, seen by an administrator. */
public record Databases(Suite suite) {

    /** How to read a row. */
    public interface Row<T> {

        T read(ResultSet row) throws SQLException;
    }

    public <T> List<T> query(String service, String sql, Row<T> row) {
        return query(connectTo(service), sql, row);
    }

    public long number(String service, String sql) {
        return query(service, sql, row -> row.getLong(1)).getFirst();
    }

    /** One statement after the other, all or nothing. */
    void change(String service, List<String> statements) {
        try (Connection connection = connectTo(service).open(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot change the database of " + service, e);
        }
    }

    /** What concerns databases as a whole, from outside of them and not in a transaction. */
    void administer(List<String> statements) {
        try (Connection connection = server().open(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot administer the databases", e);
        }
    }

    int cutConnections(String service) {
        return query(server(), "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name(service) + "'",
                row -> row.getBoolean(1)).size();
    }

    boolean answers() {
        try (Connection connection = server().open()) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    static String name(String service) {
        return "milepost_" + service.replace("-service", "");
    }

    private interface Opening {

        Connection open() throws SQLException;
    }

    private Opening connectTo(String service) {
        return () -> DriverManager.getConnection(suite.jdbcUrl(service) + "&connectTimeout=2");
    }

    private Opening server() {
        return () -> DriverManager.getConnection(suite.jdbcUrl("gateway").replace("/milepost_gateway?", "/postgres?") + "&connectTimeout=2");
    }

    /** Somebody may just be cutting all connections, ours among them. */
    private static <T> List<T> query(Opening opening, String sql, Row<T> row) {
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = opening.open(); Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
                List<T> rows = new ArrayList<>();
                while (result.next()) {
                    rows.add(row.read(result));
                }
                return rows;
            } catch (SQLException e) {
                if (attempt == 20) {
                    throw new IllegalStateException("cannot look into the database", e);
                }
                Pause.of(Duration.ofMillis(500));
            }
        }
    }
}
