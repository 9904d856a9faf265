package milepost.acceptance;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import milepost.acceptance.TrainingProvider.Applicant;
import milepost.chaos.faults.Databases;

/**
 * A declaration that came through the API, or somebody in training who can be declared, repeated inside the databases of the services that declare and pay it:
 * every row of it in every table, each time with other ids, so none has a shape that the services did not give it.
 */
final class Multiplied {

    private static final String DECLARATIONS = "declarations-service";
    private static final List<Table> IN_TRAINING = List.of(new Table("participants", "id"), new Table("applications", "id"), new Table("enrolments", "id"));
    private static final List<Table> DECLARED = List.of(new Table("declarations", "id"), new Table("declaration_history", "declaration_id"),
            new Table("declaration_documents", "declaration_id"), new Table("lines", "declaration_id"));
    private static final List<Table> ON_A_STATEMENT = List.of(new Table("declaration", "id"), new Table("line", "declaration_id"));

    /** Who was declared, by what training, with what declaration. */
    record Original(String participant, String training, String declaration) {

        private Stream<String> ids() {
            return Stream.of(participant, training, declaration);
        }
    }

    private record Table(String name, String key) {
    }

    private Multiplied() {
    }

    /** Until there are so many of it; answers the declarations. */
    static List<String> make(Original original, int many) {
        in(DECLARATIONS, Stream.concat(IN_TRAINING.stream(), DECLARED.stream()).toList(), original, many);
        in("statements-service", ON_A_STATEMENT, original, many);
        return all(original, many).map(Original::declaration).toList();
    }

    /** Until so many can be declared; answers them. */
    static List<Applicant> make(Applicant applicant, int many) {
        Original original = new Original(applicant.participantId(), applicant.applicationId(), UUID.randomUUID().toString());
        in(DECLARATIONS, IN_TRAINING, original, many);
        return all(original, many).map(copy -> new Applicant(copy.training, copy.participant, applicant.course())).toList();
    }

    private static Stream<Original> all(Original original, int many) {
        List<Original> copies = new Databases(TheSuite.suite()).query(DECLARATIONS, "SELECT %s, %s, %s FROM generate_series(1, %d) n".formatted(
                copyOf("'" + original.participant + "'"), copyOf("'" + original.training + "'"), copyOf("'" + original.declaration + "'"), many - 1),
                row -> new Original(row.getString(1), row.getString(2), row.getString(3)));
        return Stream.concat(Stream.of(original), copies.stream());
    }

    private static void in(String service, List<Table> tables, Original original, int many) {
        try (Connection connection = DriverManager.getConnection(TheSuite.suite().jdbcUrl(service)); Statement statement = connection.createStatement()) {
            // the original's references were checked, and the copies have the same
            statement.execute("SET session_replication_role = replica");
            for (Table table : tables) {
                statement.execute(copies(statement, table, original, many));
                statement.execute("ANALYZE " + table.name);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the data cannot be multiplied in " + service, e);
        }
    }

    private static String copies(Statement statement, Table table, Original original, int many) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        // numbers and ids that the database gives itself are not copied
        try (var found = statement.executeQuery("""
                SELECT column_name, data_type FROM information_schema.columns
                WHERE table_name = '%s' AND table_schema = 'public' AND is_identity = 'NO' AND NOT (table_name = 'line' AND column_name = 'id')
                """.formatted(table.name))) {
            while (found.next()) {
                names.add('"' + found.getString("column_name") + '"');
                values.add(value(found.getString("column_name"), found.getString("data_type"), original));
            }
        }
        return "INSERT INTO %1$s (%2$s) SELECT %3$s FROM %1$s t CROSS JOIN generate_series(1, %4$d) n WHERE t.%5$s IN (%6$s)".formatted(
                table.name, String.join(", ", names), String.join(", ", values), many - 1, table.key, list(original));
    }

    private static String value(String column, String type, Original original) {
        String value = "t.\"" + column + '"';
        if (column.equals("person_seen")) {
            return "hashtextextended(%s || ':' || (SELECT version FROM participants p WHERE p.id = t.participant_id), 0)".formatted(copyOf("t.participant_id"));
        }
        return switch (type) {
            case "uuid" -> "CASE WHEN %1$s IN (%2$s) THEN %3$s::uuid ELSE %1$s END".formatted(value, list(original), copyOf(value));
            // a stored document names what it is about
            case "bytea" -> "convert_to(" + original.ids().reduce("convert_from(" + value + ", 'UTF8')",
                    (text, id) -> "replace(%s, '%s', %s)".formatted(text, id, copyOf("'" + id + "'"))) + ", 'UTF8')";
            default -> value;
        };
    }

    private static String list(Original original) {
        return original.ids().map(id -> "'" + id + "'").collect(Collectors.joining(", "));
    }

    /** A text that only this id and the number of the copy make. */
    private static String copyOf(String id) {
        return "md5(" + id + "::text || n)::uuid::text";
    }
}
