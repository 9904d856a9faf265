package milepost.operations;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The recording and alerting rules of {@code observability/rules}. */
final class Rules {

    private Rules() {}

    static List<Map<String, Object>> groups() {
        return Repository.files("observability/rules", ".yml").stream().map(Rules::groups).flatMap(List::stream).toList();
    }

    static Stream<Map<String, Object>> all() {
        return groups().stream().flatMap(group -> Yaml.maps(group, "rules").stream());
    }

    static List<Map<String, Object>> alerts() {
        return all().filter(rule -> rule.containsKey("alert")).toList();
    }

    static Stream<String> expressions() {
        return all().map(rule -> (String) rule.get("expr"));
    }

    /** The same for the Prometheus operator. */
    static String manifest() {
        return "# Made from observability/rules; docs/operations.md says how.\n" + Yaml.write(new java.util.TreeMap<>(Map.of(
                "apiVersion", "monitoring.coreos.com/v1", "kind", "PrometheusRule", "metadata", Map.of("name", "milepost"),
                "spec", Map.of("groups", groups()))));
    }

    private static List<Map<String, Object>> groups(Path file) {
        return Yaml.maps(Yaml.one(Repository.text(Repository.ROOT.relativize(file).toString())), "groups");
    }
}
