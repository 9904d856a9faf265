package milepost.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DashboardsTest {

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyPanelAsksForMetricsThatThereAre(Path file) {
        JsonNode dashboard = JsonMapper.shared().readTree(file);
        List<String> expressions = dashboard.path("panels").valueStream().flatMap(panel -> panel.path("targets").valueStream()).map(target -> target.path("expr").asString()).toList();

        assertThat(expressions).hasSizeGreaterThanOrEqualTo(dashboard.path("panels").size()).isNotEmpty()
                .allSatisfy(expression -> assertThat(Metrics.in(expression)).isNotEmpty().isSubsetOf(Metrics.documented()));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyPanelAsksThePrometheusThatIsProvisioned(Path file) {
        String provisioned = (String) Yaml.maps(Yaml.one(Repository.text("observability/grafana/provisioning/datasources/prometheus.yml")), "datasources").getFirst().get("uid");

        assertThat(JsonMapper.shared().readTree(file).path("panels").valueStream().map(panel -> panel.path("datasource").path("uid").asString())).isNotEmpty().containsOnly(provisioned);
    }

    private static Stream<Path> dashboards() {
        return Repository.files("observability/grafana/dashboards", ".json").stream();
    }
}
