package milepost.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Multiplies what the API made: each row of the original people is repeated with other ids, in every table of the two services that
 * are measured, by SQL inside the database. The documents are the bytes the service rendered for the original, with the ids of the
 * copy in them, so no row has a shape the services did not give it. The other two services keep the originals only.
 */
final class Copies {

    /** A table, how its originals are found, and what differs besides the ids. */
    private record Table(String name, String whose, String also) {}

    private static final String WHEN = "to_jsonb('2026-01-01T00:00:00Z'::timestamptz + n * interval '100 seconds')";
    private static final String CREATED = " || jsonb_build_object('created_at', " + WHEN + ", 'updated_at', " + WHEN + ")";

    private static final List<Table> IN_TRAINING = List.of(new Table("participants", "id = '%2$s'", ""), new Table("applications", "id = '%3$s'", ""),
            new Table("enrolments", "id = '%3$s'", ""));

    /** Which version of whom a declaration has seen, as declarations-service reckons it: otherwise its sweep would look at every copy. */
    private static final String SEEN = " || jsonb_build_object('person_seen', (SELECT hashtextextended(p.id::text || ':' || p.version, 0) FROM participants p WHERE p.id = "
            + Ids.sql("person", "n") + "))";

    private static final List<Table> DECLARED = List.of(new Table("declarations", "id = '%4$s'", CREATED + SEEN), new Table("declaration_history", "declaration_id = '%4$s'", ""),
            new Table("declaration_documents", "declaration_id = '%4$s'", CREATED), new Table("attempts", "declaration_id = '%4$s'", ""),
            new Table("lines", "declaration_id = '%4$s'", ""));

    private static final List<Table> ON_STATEMENTS = List.of(new Table("declaration", "id = '%4$s'", ""), new Table("line", "declaration_id = '%4$s'", ""));

    private Copies() {}

    static void make(Stage stage, List<World.Original> originals, Consumer<String> say) {
        try (Connection declarations = stage.database("milepost_declarations"); Connection statements = stage.database("milepost_statements")) {
            for (Connection each : List.of(declarations, statements)) {
                // the originals' references were checked, and the copies have the same
                run(each, "SET session_replication_role = replica");
                run(each, "SET synchronous_commit = off");
            }
            IN_TRAINING.forEach(table -> multiply(declarations, table, originals, true, say));
            IN_TRAINING.forEach(table -> multiply(declarations, table, originals, false, say));
            DECLARED.forEach(table -> multiply(declarations, table, originals, false, say));
            ON_STATEMENTS.forEach(table -> multiply(statements, table, originals, false, say));
            run(statements, "INSERT INTO statement_change (statement_id) SELECT id FROM statement");
            run(declarations, "VACUUM ANALYZE");
            run(statements, "VACUUM ANALYZE");
        } catch (SQLException e) {
            throw new Failed("the data cannot be copied: " + e.getMessage(), e);
        }
    }

    private static void multiply(Connection connection, Table table, List<World.Original> originals, boolean fresh, Consumer<String> say) {
        String columns = columns(connection, table);
        String kind = fresh ? "fresh " : "";
        int total = fresh ? World.FRESH : World.DECLARED;
        for (int provider = 0; provider < World.PROVIDERS; provider++) {
            World.Original one = originals.get(provider);
            String row = withIds("?::text", table, one.participant(), Ids.sql(kind + "person", "n"));
            row = withIds(row, table, one.application(), Ids.sql(kind + "training", "n"));
            row = withIds(row, table, one.declaration(), Ids.sql("declaration", "n"));
            String copies = """
                    INSERT INTO %1$s (%2$s)
                    SELECT %2$s FROM generate_series(0, %3$d) n CROSS JOIN LATERAL jsonb_populate_record(null::public.%1$s, (%4$s)::jsonb%5$s) copy
                    WHERE %6$s""".formatted(table.name(), columns, total - 1, row, table.also(),
                    fresh ? "n %% %d = %d".formatted(World.PROVIDERS, provider) : World.ownedSql("n", provider));
            for (String original : rows(connection, table, one)) {
                insert(connection, copies, original);
            }
        }
        say.accept("  %,9d of %s%s".formatted(total, kind, table.name()));
    }

    private static List<String> rows(Connection connection, Table table, World.Original one) {
        String sql = "SELECT to_jsonb(t)::text FROM " + table.name() + " t WHERE "
                + table.whose().formatted(one.provider(), one.participant(), one.application(), one.declaration());
        try (Statement statement = connection.createStatement(); var found = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            if (rows.isEmpty()) {
                throw new Failed("no original in " + table.name());
            }
            return rows;
        } catch (SQLException e) {
            throw new Failed(e.getMessage() + " in: " + sql, e);
        }
    }

    private static void insert(Connection connection, String sql, String original) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, original);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new Failed(e.getMessage() + " in: " + sql, e);
        }
    }

    /** The copy's id for the original's: as it is, and as it stands in a stored document, which is hexadecimal in JSON. */
    private static String withIds(String row, Table table, String original, String copy) {
        String replaced = "replace(%s, '%s', (%s)::text)".formatted(row, original, copy);
        return !table.name().equals("declaration_documents") ? replaced
                : "replace(%s, encode('%s'::bytea, 'hex'), encode((%s)::text::bytea, 'hex'))".formatted(replaced, original, copy);
    }

    /** Numbers that the database gives itself are not copied. */
    private static String columns(Connection connection, Table table) {
        try (Statement statement = connection.createStatement(); var found = statement.executeQuery("""
                SELECT string_agg('"' || column_name || '"', ', ') FROM information_schema.columns
                WHERE table_name = '%s' AND is_identity = 'NO' AND NOT (table_name = 'line' AND column_name = 'id')""".formatted(table.name()))) {
            found.next();
            return found.getString(1);
        } catch (SQLException e) {
            throw new Failed("no columns of " + table.name(), e);
        }
    }

    static void run(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new Failed(e.getMessage() + " in: " + sql, e);
        }
    }
}
