package milepost.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What the panels of the shipped dashboards ask, each under a name to find it by; the dashboard of one service asks for each of them. */
final class Panels {

    private static final Path DASHBOARDS = TheSuite.REPOSITORY.resolve("observability/grafana/dashboards");
    private static final List<String> SERVICES = List.of("applications-service", "participants-service", "declarations-service", "statements-service");

    private Panels() {
    }

    static Map<String, String> ofAll() throws IOException {
        try (Stream<Path> files = Files.list(DASHBOARDS)) {
            return of(files.sorted());
        }
    }

    /** Those of the dashboards with these names. */
    static Map<String, String> of(String... names) {
        return of(Stream.of(names).map(name -> DASHBOARDS.resolve(name + ".json")));
    }

    private static Map<String, String> of(Stream<Path> files) {
        Map<String, String> panels = new LinkedHashMap<>();
        files.map(Panels::read).forEach(dashboard -> {
            for (JsonNode panel : dashboard.path("panels")) {
                for (JsonNode target : panel.path("targets")) {
                    String expression = target.path("expr").asString();
                    String name = dashboard.path("title").asString() + ": " + panel.path("title").asString() + " " + target.path("refId").asString();
                    List<String> chosen = expression.contains("$process") ? SERVICES : List.of("");
                    chosen.forEach(process -> panels.put(name + " " + process, expression.replace("$process", process)));
                }
            }
        });
        return panels;
    }

    private static JsonNode read(Path file) {
        try {
            return Client.JSON.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
