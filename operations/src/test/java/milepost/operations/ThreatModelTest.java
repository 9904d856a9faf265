package milepost.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ThreatModelTest {

    private static final String PAGE = Repository.text("docs/threat-model.md");
    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT)\\.\\w+)`");
    private static final Set<String> TESTS = Stream.of(".", "platform").flatMap(ThreatModelTest::modules)
            .flatMap(module -> Repository.files(module + "/src/test/java", ".java").stream()).flatMap(ThreatModelTest::tests).collect(Collectors.toSet());

    @Test
    void eachOfTheTenRisksHasItsRowAndTestsThatShowIt() {
        Map<String, List<String>> rows = Pattern.compile("(?m)^\\| (API\\d+) [^|]+\\|[^|]+\\|[^|]+\\|([^|]*)\\|$").matcher(PAGE).results()
                .collect(Collectors.toMap(row -> row.group(1), row -> NAMED.matcher(row.group(2)).results().map(test -> test.group(1)).toList()));

        assertThat(rows.keySet()).containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 10).mapToObj(number -> "API" + number).toList());
        assertThat(rows.values()).allSatisfy(tests -> assertThat(tests).hasSizeGreaterThanOrEqualTo(3));
    }

    @ParameterizedTest
    @MethodSource("named")
    void aTestThatThePageNamesIsThere(String test) {
        assertThat(TESTS).contains(test);
    }

    @Test
    void whatIsNoTestIsNotTakenForOne() {
        assertThat(TESTS).contains("ThreatModelTest.aTestThatThePageNamesIsThere", "BadInputIT.aBadDeclarationIsRefusedWithItsCodes")
                .doesNotContain("ThreatModelTest.tests", "ThreatModelTest.named");
    }

    private static Stream<String> named() {
        return NAMED.matcher(PAGE).results().map(test -> test.group(1));
    }

    private static Stream<String> modules(String folder) {
        try (Stream<Path> all = Files.list(Repository.at(folder))) {
            return all.filter(module -> Files.isDirectory(module.resolve("src/test/java"))).map(module -> Repository.ROOT.relativize(module.normalize()).toString()).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first method after each annotation that makes one a test, as {@code Class.method}. */
    private static Stream<String> tests(Path file) {
        return Pattern.compile("@(?:Test|ParameterizedTest|TestFactory)\\b(?:(?!void |Stream<DynamicTest> )[\\s\\S])*(?:void|Stream<DynamicTest>) (\\w+)\\(")
                .matcher(Repository.text(Repository.ROOT.relativize(file).toString())).results()
                .map(test -> file.getFileName().toString().replace(".java", ".") + test.group(1));
    }
}
