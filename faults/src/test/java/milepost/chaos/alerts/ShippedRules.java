package milepost.chaos.alerts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The alerts of {@code observability/rules} by name. */
final class ShippedRules {

    static final Path OBSERVABILITY = Path.of("").toAbsolutePath().getParent().resolve("observability");

    private ShippedRules() {}

    static Set<String> alerts() {
        return rules().filter(rule -> rule.containsKey("alert")).map(rule -> (String) rule.get("alert")).collect(Collectors.toSet());
    }

    /** Those that wake somebody. */
    static Set<String> pages() {
        return rules().filter(rule -> rule.containsKey("alert") && map(rule.get("labels")).get("severity").equals("page"))
                .map(rule -> (String) rule.get("alert")).collect(Collectors.toSet());
    }

    private static Stream<Map<String, Object>> rules() {
        try (Stream<Path> files = Files.list(OBSERVABILITY.resolve("rules"))) {
            return files.toList().stream().flatMap(file -> maps(map(read(file)).get("groups"))).flatMap(group -> maps(group.get("rules")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object read(Path file) {
        try {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Map<String, Object>> maps(Object list) {
        return ((List<?>) list).stream().map(ShippedRules::map);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
