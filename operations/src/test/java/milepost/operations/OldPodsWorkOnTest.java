package milepost.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Migrations run while pods of the version before work on: since the first release none takes from them what they need, or makes them wait. */
class OldPodsWorkOnTest {

    private static final String WORD = "-- Old pods: nobody has used it since 0.2.0.\n";

    /** An INSERT in a text of Java: its table, perhaps by another name, and what comes next: its columns, or not. */
    private static final Pattern INSERT = Pattern.compile("(?i)INSERT\\s+INTO\\s+[\\w%$.]+(?:\\s+AS\\s+\\w+)?\\s*(\\(|SELECT|VALUES|DEFAULT)");

    @Test
    void everyMigrationSinceTheFirstReleaseIsSafe() {
        assertThat(Migration.all()).hasSizeGreaterThan(25).allSatisfy(migration -> assertThat(migration.unsafe()).as(migration.toString()).isEmpty());
    }

    @Test
    void theFirstReleaseEndsWithMigrationsThatThereAre() {
        assertThat(Migration.all()).extracting(Migration::toString)
                .containsAll(Migration.BASELINE.entrySet().stream().map(last -> last.getKey() + " " + last.getValue()).toList());
        assertThat(Migration.BASELINE).containsKeys(Repository.PROCESSES.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({"statements-service, V1, true", "statements-service, V8, true", "statements-service, V9, false", "statements-service, V10, false",
        "platform/messaging, V0.3, true", "platform/messaging, V0.22, true", "platform/messaging, R__more, false", "new-service, V1, false"})
    void whatIsOfTheFirstReleaseIsSaidByItsNumber(String module, String number, boolean first) {
        Migration planted = new Migration(module, number, "DROP TABLE line;");

        assertThat(planted.isOfTheFirstRelease()).isEqualTo(first);
        assertThat(planted.unsafe().isEmpty()).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "ALTER TABLE line RENAME TO lines;",
        "ALTER TABLE line RENAME told TO said;",
        "ALTER FUNCTION same_person(uuid) RENAME TO twins;",
        "ALTER TABLE line ALTER COLUMN told TYPE int;",
        "ALTER TABLE line\n    ADD COLUMN a numeric(14,2),\n    ADD COLUMN b text NOT NULL;",
        "ALTER TABLE line ADD b uuid NOT NULL REFERENCES statement;",
        "ALTER TABLE line ADD COLUMN b text NOT NULL CHECK (b IN ('DEFAULT ', 'x'));",
        "ALTER TABLE IF EXISTS line ADD COLUMN IF NOT EXISTS b text NOT NULL;",
        "ALTER TABLE line ADD check_of text NOT NULL;",
        "CREATE INDEX line_on_statement ON line (statement_id);",
        "CREATE INDEX IF NOT EXISTS line_on_statement ON line(statement_id);",
        "create unique index on line (statement_id);",
        "CREATE TABLE other (id int); CREATE INDEX line_on_other ON line (other);",
        "ALTER TABLE line ADD CONSTRAINT one_line UNIQUE (declaration_id);",
        "ALTER TABLE line ADD PRIMARY KEY (declaration_id);",
        "ALTER TABLE line ADD EXCLUDE (statement_id WITH =);",
        "ALTER TABLE line ADD COLUMN code text UNIQUE;"})
    void whatHasAnotherWayIsNeverLetPass(String sql) {
        assertThat(planted(sql).unsafe()).singleElement().asString().startsWith("never: ");
        assertThat(planted(WORD + sql).unsafe()).singleElement().asString().startsWith("never: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "DROP TABLE line;",
        "DROP FUNCTION same_person(uuid);",
        "DROP INDEX CONCURRENTLY line_once;",
        "TRUNCATE line;",
        "DO $$ BEGIN EXECUTE 'DROP TABLE line'; END $$;",
        "ALTER TABLE line DROP COLUMN told;",
        "alter table line drop told;",
        "ALTER TABLE line ADD COLUMN a int, DROP COLUMN IF EXISTS told;",
        "ALTER TABLE line ALTER told SET NOT NULL;",
        "-- the DEFAULT is for rows from before\nALTER TABLE line ALTER COLUMN told DROP DEFAULT;",
        "ALTER TABLE line ADD CONSTRAINT told_is_said CHECK (told <> '');",
        "ALTER TABLE line ADD CHECK (told <> '') NOT VALID;",
        "ALTER TABLE line ADD FOREIGN KEY (statement_id) REFERENCES statement;",
        "ALTER TABLE line ADD CONSTRAINT one_line UNIQUE USING INDEX line_once;",
        "CREATE UNIQUE INDEX CONCURRENTLY line_once ON line (declaration_id);"})
    void whatDependsOnTheVersionBeforeIsLetPassWhenItSaysWhy(String sql) {
        assertThat(planted(sql).unsafe()).singleElement().asString().startsWith("does not say why: ");
        assertThat(planted("-- Old pods:\n" + sql).unsafe()).as("nothing is said").hasSize(1);
        assertThat(planted(WORD + "CREATE TABLE other (id int);\n" + sql).unsafe()).as("said of another statement").hasSize(1);
        assertThat(planted(WORD + sql).unsafe()).isEmpty();
    }

    @Test
    void theWordStandsInFrontOfTheStatement() {
        assertThat(planted("ALTER TABLE line\n" + WORD + "DROP COLUMN told;").unsafe()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "CREATE TABLE line (id int PRIMARY KEY, told text NOT NULL UNIQUE REFERENCES statement);",
        "CREATE TABLE line (id int); ALTER TABLE line ADD COLUMN told text NOT NULL, ADD CHECK (told <> '');",
        "CREATE TABLE line(id int); CREATE UNIQUE INDEX line_once ON line (id); CREATE INDEX ON line (id);",
        "ALTER TABLE line ADD COLUMN a text;",
        "ALTER TABLE line ADD COLUMN a text NOT NULL DEFAULT '' CHECK (length(a) < 10);",
        "ALTER TABLE line ADD COLUMN a bigint GENERATED ALWAYS AS IDENTITY NOT NULL;",
        "ALTER TABLE line ADD COLUMN a uuid REFERENCES statement;",
        "ALTER TABLE line ALTER COLUMN told DROP NOT NULL;",
        "ALTER TABLE statement ALTER COLUMN type SET DEFAULT 'npq';",
        "CREATE INDEX CONCURRENTLY line_on_statement ON line (statement_id);",
        "CREATE SEQUENCE fact;",
        "-- DROP TABLE line;",
        "UPDATE line SET told = 'DROP TABLE line';"})
    void whatLeavesTheVersionBeforeAloneIsLetPass(String sql) {
        assertThat(planted(sql).unsafe()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATE TABLE note (id int);", "ALTER TABLE epoch ADD COLUMN IF NOT EXISTS a int, ADD COLUMN b int;", "INSERT INTO epoch (value) VALUES (1);"})
    void aScriptThatIsRunAgainDoesNothingThatCannotBeDoneTwice(String sql) {
        assertThat(new Migration("platform/messaging", "R__more", sql).unsafe()).singleElement().asString().startsWith("cannot run twice: ");
    }

    @Test
    void thePlatformsTablesGrowByScriptsThatMayRunAgain() {
        String sql = "ALTER TABLE epoch ADD COLUMN IF NOT EXISTS a int;";

        assertThat(new Migration("platform/messaging", "R__more", sql).unsafe()).isEmpty();
        assertThat(new Migration("platform/messaging", "V0.23", sql).unsafe()).hasSize(1);
    }

    /** A column that is not named is filled with an explicit null, and its default is worth nothing. */
    @Test
    void everyInsertNamesItsColumnsSoThatNewOnesKeepTheirDefaults() {
        List<MatchResult> inserts = Stream.of(Repository.PROCESSES, List.of("platform/web", "platform/messaging")).flatMap(List::stream)
                .flatMap(module -> inserts(Repository.sources(module))).toList();

        assertThat(inserts).hasSizeGreaterThan(50).allSatisfy(insert -> assertThat(insert.group(1)).as(insert.group()).isEqualTo("("));
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSERT INTO line SELECT row.* FROM given", "insert into %1$s AS mine\n    SELECT row.*", "INSERT INTO line VALUES (1)"})
    void anInsertWithoutColumnsIsFound(String sql) {
        assertThat(inserts(sql)).singleElement().satisfies(insert -> assertThat(insert.group(1)).isNotEqualTo("("));
    }

    private static Migration planted(String sql) {
        return new Migration("statements-service", "V9", sql);
    }

    private static Stream<MatchResult> inserts(String text) {
        return INSERT.matcher(text).results();
    }
}
