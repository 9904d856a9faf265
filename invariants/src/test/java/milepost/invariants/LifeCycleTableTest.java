package milepost.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What may follow what is what the one life-cycle table says. */
class LifeCycleTableTest {

    @Test
    void aStateFollowsAnotherExactlyWhereTheTableMovesIt() throws IOException {
        Map<String, Set<String>> table = table();

        assertThat(LifeCycleKept.states()).isEqualTo(table.keySet());
        table.forEach((from, followers) -> assertThat(table.keySet()).as("after " + from)
                .allSatisfy(to -> assertThat(LifeCycleKept.mayFollow(from, to)).as(to).isEqualTo(followers.contains(to))));
    }

    private static Map<String, Set<String>> table() throws IOException {
        List<List<String>> rows = Files.readAllLines(Path.of("../docs/declaration-life-cycle.md")).stream()
                .filter(line -> line.startsWith("| ") && line.contains("clawed_back") || line.startsWith("| ") && line.contains("→"))
                .map(line -> Stream.of(line.split("\\|")).map(String::strip).toList()).toList();
        List<String> header = rows.getFirst();
        Map<String, Set<String>> table = new TreeMap<>();
        for (int column = 2; column < header.size(); column++) {
            Set<String> followers = table.computeIfAbsent(header.get(column).split(" ")[0], _ -> new TreeSet<>());
            for (List<String> row : rows.subList(1, rows.size())) {
                if (row.size() > column && row.get(column).startsWith("→ ")) {
                    followers.add(row.get(column).substring(2));
                }
            }
        }
        return table;
    }
}
