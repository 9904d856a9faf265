package milepost.operations;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dashboards of {@code observability/grafana}. */
record Dashboards(Path file, JsonNode json) {

    static List<Dashboards> shipped() {
        return Repository.files("observability/grafana/dashboards", ".json").stream().map(file -> new Dashboards(file, JsonMapper.shared().readTree(file))).toList();
    }

    List<JsonNode> panels() {
        return json.path("panels").valueStream().toList();
    }

    /** What the panels ask, with a service in place of the one that is chosen. */
    Stream<String> expressions() {
        return panels().stream().flatMap(panel -> panel.path("targets").valueStream()).map(target -> target.path("expr").asString().replace("$process", "statements-service"));
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }
}
