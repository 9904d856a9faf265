package milepost.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Multiplies what the API made: each row of the original people is repeated with other ids, in every table of the two services that
 * are measured, by SQL inside the database. The documents are the bytes the service rendered for the original, with the ids of the
 * copy in them, so no row has a shape the services did not give it. The other two services keep the originals only.
 */
final class Copies {

    /** A table, how its originals are found, and what differs besides the ids. */
    private record Table(String name, String whose, String also) {}

    /**
     * Whom one original stands for.
     *
     * @param kind  what their ids begin with
     * @param upTo  their numbers are less
     * @param which and this is true of them
     */
    private record Crowd(World.Original of, String kind, int upTo, String which) {

        static Crowd declared(World.Original of, int provider) {
            return new Crowd(of, "", World.DECLARED, World.ownedSql("n", provider));
        }

        static Crowd fresh(World.Original of, int provider) {
            return new Crowd(of, "fresh ", World.FRESH, "n %% %d = %d".formatted(World.PROVIDERS, provider));
        }

        String id(String what) {
            return Ids.sql(kind + what, "n");
        }
    }

    private static final String WHEN = "to_jsonb('2026-01-01T00:00:00Z'::timestamptz + n * interval '100 seconds')";
    private static final String CREATED = " || jsonb_build_object('created_at', " + WHEN + ", 'updated_at', " + WHEN + ")";

    private static final Table PARTICIPANTS = new Table("participants", "id = '%1$s'", "");
    private static final Table APPLICATIONS = new Table("applications", "id = '%2$s'", "");
    private static final Table ENROLMENTS = new Table("enrolments", "id = '%2$s'", "");
    private static final List<Table> IN_TRAINING = List.of(PARTICIPANTS, APPLICATIONS, ENROLMENTS);
    /** Nobody applies for the early career framework. */
    private static final List<Table> IN_EARLY_CAREERS = List.of(PARTICIPANTS, ENROLMENTS);

    /** Which version of whom a declaration has seen, as declarations-service reckons it: otherwise its sweep would look at every copy. */
    private static final String SEEN = " || jsonb_build_object('person_seen', (SELECT hashtextextended(p.id::text || ':' || p.version, 0) FROM participants p WHERE p.id = %s))";

    private static final List<Table> DECLARED = List.of(new Table("declarations", "id = '%3$s'", CREATED + SEEN), new Table("declaration_history", "declaration_id = '%3$s'", ""),
            new Table("declaration_documents", "declaration_id = '%3$s'", CREATED), new Table("attempts", "declaration_id = '%3$s'", ""),
            new Table("lines", "declaration_id = '%3$s'", ""));

    private static final List<Table> ON_STATEMENTS = List.of(new Table("declaration", "id = '%3$s'", ""), new Table("line", "declaration_id = '%3$s'", ""));

    private Copies() {}

    static void make(Stage stage, List<World.Original> originals, World.Original teacher, Consumer<String> say) {
        List<Crowd> fresh = ofEach(originals, Crowd::fresh);
        List<Crowd> declared = ofEach(originals, Crowd::declared);
        List<Crowd> teachers = List.of(new Crowd(teacher, "early ", EarlyCareers.DECLARED, "true"));
        try (Connection declarations = stage.database("milepost_declarations"); Connection statements = stage.database("milepost_statements")) {
            for (Connection each : List.of(declarations, statements)) {
                // the originals' references were checked, and the copies have the same
                run(each, "SET session_replication_role = replica");
                run(each, "SET synchronous_commit = off");
            }
            multiply(declarations, IN_TRAINING, fresh, say);
            multiply(declarations, IN_TRAINING, declared, say);
            multiply(declarations, IN_EARLY_CAREERS, teachers, say);
            for (List<Crowd> crowds : List.of(declared, teachers)) {
                multiply(declarations, DECLARED, crowds, say);
                multiply(statements, ON_STATEMENTS, crowds, say);
            }
            run(statements, "INSERT INTO statement_change (statement_id) SELECT id FROM statement");
            run(declarations, "VACUUM ANALYZE");
            run(statements, "VACUUM ANALYZE");
        } catch (SQLException e) {
            throw new Failed("the data cannot be copied: " + e.getMessage(), e);
        }
    }

    private static List<Crowd> ofEach(List<World.Original> originals, BiFunction<World.Original, Integer, Crowd> crowd) {
        return IntStream.range(0, originals.size()).mapToObj(provider -> crowd.apply(originals.get(provider), provider)).toList();
    }

    private static void multiply(Connection connection, List<Table> tables, List<Crowd> crowds, Consumer<String> say) {
        for (Table table : tables) {
            int made = crowds.stream().mapToInt(crowd -> multiply(connection, table, crowd)).sum();
            say.accept("  %,9d rows of %s%s".formatted(made, crowds.getFirst().kind, table.name));
        }
    }

    private static int multiply(Connection connection, Table table, Crowd crowd) {
        String columns = columns(connection, table);
        String row = withIds("?::text", table, crowd.of.participant(), crowd.id("person"));
        row = withIds(row, table, crowd.of.application(), crowd.id("training"));
        row = withIds(row, table, crowd.of.declaration(), crowd.id("declaration"));
        String copies = """
                INSERT INTO %1$s (%2$s)
                SELECT %2$s FROM generate_series(0, %3$d) n CROSS JOIN LATERAL jsonb_populate_record(null::public.%1$s, (%4$s)::jsonb%5$s) copy
                WHERE %6$s""".formatted(table.name, columns, crowd.upTo - 1, row, table.also.formatted(crowd.id("person")), crowd.which);
        return rows(connection, table, crowd.of).stream().mapToInt(original -> insert(connection, copies, original)).sum();
    }

    private static List<String> rows(Connection connection, Table table, World.Original one) {
        String sql = "SELECT to_jsonb(t)::text FROM " + table.name() + " t WHERE "
                + table.whose.formatted(one.participant(), one.application(), one.declaration());
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

    private static int insert(Connection connection, String sql, String original) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, original);
            return statement.executeUpdate();
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
