package milepost.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import milepost.platform.testkit.openapi.OpenApi;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The page of codes has those of the descriptions, which each service holds against its own rules, and no others. */
class EveryCodeIsExplainedTest {

    private static final String PAGE = "milepost/docs/errors.md";
    private static final Pattern CODE_AND_TITLE = Pattern.compile("(?m)^\\| `(\\w+)` \\| ([^|]+) \\| [^|]+ \\|$");

    private final List<Explained> page = new String(Sheet.read(PAGE), StandardCharsets.UTF_8).lines().filter(line -> line.startsWith("| `"))
            .map(Explained::of).toList();

    private record Explained(String code, Set<String> statuses, Set<String> titles, String meaning, String remedy) {

        static Explained of(String line) {
            String[] cells = line.substring(1, line.length() - 1).split(" \\| ");
            assertThat(cells).as(line).hasSize(5);
            return new Explained(cells[0].strip().replace("`", ""), parts(cells[1]), parts(cells[2]), cells[3].strip(), cells[4].strip());
        }

        private static Set<String> parts(String cell) {
            return Arrays.stream(cell.split(",")).map(String::strip).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void everyCodeStandsThereOnceWithTheStatusesItComesWith() {
        Map<String, Set<String>> described = new TreeMap<>();
        OpenApi.all().forEach(api -> api.operations().forEach(operation -> operation.node().path("responses").propertyNames()
                .forEach(status -> api.codes(operation.id(), Integer.parseInt(status))
                        .forEach(code -> described.computeIfAbsent(code, _ -> new TreeSet<>()).add(status)))));

        assertThat(page).extracting(Explained::code).doesNotHaveDuplicates();
        Map<String, Set<String>> explained = page.stream().collect(Collectors.toMap(Explained::code, Explained::statuses));
        assertThat(explained).isEqualTo(described);
    }

    @Test
    void itHasTheTitlesThatTheDescriptionsGiveIt() {
        Map<String, Explained> byCode = page.stream().collect(Collectors.toMap(Explained::code, Function.identity()));
        for (OpenApi api : OpenApi.all()) {
            for (JsonNode response : api.document().at("/components/responses")) {
                CODE_AND_TITLE.matcher(response.path("description").asString()).results()
                        .forEach(row -> assertThat(byCode.get(row.group(1)).titles()).as(row.group(1)).contains(row.group(2)));
            }
        }
    }

    @Test
    void ofEachItIsSaidWhatItMeansAndWhatToDo() {
        assertThat(page).isNotEmpty().allSatisfy(it -> {
            assertThat(it.titles()).noneMatch(String::isBlank);
            assertThat(it.meaning()).isNotBlank();
            assertThat(it.remedy()).isNotBlank();
        });
    }
}
