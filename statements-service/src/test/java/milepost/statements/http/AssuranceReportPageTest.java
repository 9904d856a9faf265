package milepost.statements.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import milepost.statements.domain.Family;
import milepost.statements.http.AssuranceColumns.Column;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the columns against the tables people read. */
class AssuranceReportPageTest {

    private static final Path DOCUMENT = Path.of("../docs/assurance-report.md");

    @ParameterizedTest
    @EnumSource(Family.class)
    void thePageNamesEveryColumnInItsOrder(Family family) throws IOException {
        assertThat(table(family.name()).stream().map(List::getFirst)).containsExactlyElementsOf(
                AssuranceColumns.of(family).stream().map(Column::name).toList());
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void everyColumnHasAnOwnerThatIsAskedOrIsSaidToBeEmpty(Family family) throws IOException {
        Set<String> owners = table("Who says what").stream().map(List::getFirst).collect(Collectors.toSet());
        assertThat(owners).hasSize(4);
        assertThat(table(family.name())).allSatisfy(row -> assertThat(
                owners.contains(row.getLast()) || row.getLast().equals("–") && row.get(1).startsWith("empty: ")).as(row.toString()).isTrue());
    }

    /** The rows of the table under a heading, without its own. */
    private static List<List<String>> table(String heading) throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .dropWhile(line -> !line.equals("## " + heading)).skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("|")).skip(2)
                .map(line -> Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1)).map(String::strip).toList())
                .toList();
    }
}
