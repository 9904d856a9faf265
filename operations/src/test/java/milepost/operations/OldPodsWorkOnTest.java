package milepost.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Migrations run while pods of the version before work on: nothing is taken from them but what docs/operations.md says how to go over. */
class OldPodsWorkOnTest {

    /** A row of the page: {@code | applications-service V5 | what it takes |}. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ((?:gateway|platform/[a-z]+|[a-z]+-service) [VR]\\S+) \\| [^|]+ \\|$");
    private static final List<String> NAMED = ROW.matcher(Repository.text("docs/operations.md")).results().map(row -> row.group(1)).toList();

    /** An INSERT in a text of Java: its table, perhaps by another name, and what comes next: its columns, or not. */
    private static final Pattern INSERT = Pattern.compile("(?i)INSERT\\s+INTO\\s+[\\w%$.]+(?:\\s+AS\\s+\\w+)?\\s*(\\(|SELECT|VALUES|DEFAULT)");

    @ParameterizedTest
    @MethodSource("milepost.operations.Migration#all")
    void whatTakesSomethingFromTheVersionBeforeIsNamedInThePage(Migration migration) {
        assertThat(NAMED.contains(migration.name()) ? List.of() : migration.takenAway()).isEmpty();
    }

    @Test
    void thePageNamesOnlyMigrationsThatThereAre() {
        assertThat(NAMED).isNotEmpty().doesNotHaveDuplicates().isSubsetOf(Migration.all().stream().map(Migration::name).toList());
    }

    @Test
    void theMigrationsOfAllAreLookedAt() {
        assertThat(Migration.all()).hasSizeGreaterThan(35).extracting(Migration::name)
                .contains("gateway V1", "applications-service V10", "participants-service V6", "declarations-service V11", "statements-service V12", "platform/web V0.1",
                        "platform/messaging R__remember_what_was_recovered");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "DROP TABLE line;",
        "DROP FUNCTION same_person(uuid);",
        "ALTER FUNCTION same_person(uuid) RENAME TO twins;",
        "ALTER TABLE line DROP COLUMN told;",
        "alter table line drop told;",
        "ALTER TABLE line ADD COLUMN a int, DROP COLUMN IF EXISTS told;",
        "ALTER TABLE line RENAME TO lines;",
        "ALTER TABLE line RENAME told TO said;",
        "ALTER TABLE line ALTER COLUMN told TYPE int;",
        "ALTER TABLE line ALTER told SET NOT NULL;",
        "-- the DEFAULT is for rows from before\nALTER TABLE line ALTER COLUMN told DROP DEFAULT;",
        "ALTER TABLE line\n    ADD COLUMN a numeric(14,2),\n    ADD COLUMN b text NOT NULL;",
        "ALTER TABLE line ADD b uuid NOT NULL REFERENCES statement;",
        "ALTER TABLE line ADD COLUMN b text NOT NULL CHECK (b IN ('DEFAULT ', 'x'));",
        "ALTER TABLE IF EXISTS line ADD COLUMN IF NOT EXISTS b text NOT NULL;",
        "CREATE TABLE other (id int); ALTER TABLE line DROP COLUMN told;"})
    void whatTakesSomethingAwayIsFound(String sql) {
        assertThat(new Migration("planted V1", sql).takenAway()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "CREATE TABLE line (id int PRIMARY KEY, told text NOT NULL);",
        "CREATE TABLE line (id int); ALTER TABLE line ADD COLUMN told text NOT NULL;",
        "ALTER TABLE line ADD COLUMN a text;",
        "ALTER TABLE line ADD COLUMN a text NOT NULL DEFAULT '' CHECK (length(a) < 10);",
        "ALTER TABLE line ADD COLUMN a bigint GENERATED ALWAYS AS IDENTITY NOT NULL;",
        "ALTER TABLE line ALTER COLUMN told DROP NOT NULL;",
        "ALTER TABLE line DROP CONSTRAINT line_kind_check, ADD CONSTRAINT line_kind_check CHECK (kind IS NOT NULL);",
        "-- DROP TABLE line;",
        "DROP INDEX line_on_statement; CREATE INDEX line_on_statement ON line (statement_id);",
        "UPDATE line SET told = 'DROP TABLE line';"})
    void whatLeavesTheVersionBeforeAloneIsLetPass(String sql) {
        assertThat(new Migration("planted V1", sql).takenAway()).isEmpty();
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

    private static Stream<MatchResult> inserts(String text) {
        return INSERT.matcher(text).results();
    }
}
