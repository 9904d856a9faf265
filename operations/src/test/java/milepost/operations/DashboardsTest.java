package milepost.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DashboardsTest {

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyPanelAsksForMetricsAndLabelsThatThereAre(Dashboards dashboard) {
        Map<String, Set<String>> known = Metrics.known();

        assertThat(dashboard.expressions()).hasSizeGreaterThanOrEqualTo(dashboard.panels().size()).hasSizeGreaterThan(10)
                .allSatisfy(expression -> assertThat(Metrics.in(expression)).isNotEmpty().isSubsetOf(known.keySet()))
                .allSatisfy(expression -> assertThat(Metrics.missing(expression, known)).as(expression).isEmpty());
    }

    @Test
    void aLabelThatAMetricHasNotWouldBeFound() {
        Map<String, Set<String>> known = Map.of("a_seconds", Set.of("x"), "b", Set.of("x", "y"));

        assertThat(Metrics.missing("sum by (process, y) (rate(a_seconds_bucket{x=\"1\", z=~\"2|3\"}[5m])) / sum(b{job=\"j\",y!=\"\"})", known))
                .containsExactly("a_seconds{le}", "a_seconds{y}", "a_seconds{z}");
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyPanelAsksThePrometheusThatIsProvisioned(Dashboards dashboard) {
        String provisioned = (String) Yaml.maps(Yaml.one(Repository.text("observability/grafana/provisioning/datasources/prometheus.yml")), "datasources").getFirst().get("uid");

        assertThat(dashboard.panels().stream().map(panel -> panel.path("datasource").path("uid").asString())).isNotEmpty().containsOnly(provisioned);
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyPanelHasATitleAUnitAndAPlaceOfItsOwn(Dashboards dashboard) {
        assertThat(dashboard.panels()).allSatisfy(panel -> {
            assertThat(panel.path("title").asString()).isNotBlank();
            assertThat(panel.at("/fieldConfig/defaults/unit").asString()).isNotBlank();
        });
        assertThat(dashboard.panels().stream().map(panel -> panel.path("id").asInt())).doesNotHaveDuplicates();
        assertThat(dashboard.panels().stream().map(panel -> panel.path("gridPos"))).doesNotHaveDuplicates()
                .allSatisfy(place -> assertThat(place.path("x").asInt() % place.path("w").asInt() + place.path("y").asInt() % place.path("h").asInt()).isZero());
    }

    @Test
    void everyDashboardHasANameOfItsOwn() {
        assertThat(dashboards()).extracting(each -> each.json().path("uid").asString()).hasSize(6).doesNotHaveDuplicates();
        assertThat(dashboards()).extracting(each -> each.json().path("title").asString()).allMatch(title -> title.startsWith("Milepost: ")).doesNotHaveDuplicates();
    }

    /** promtool of Debian reads no queries, but rules that record what they give. */
    @Test
    void promtoolCanReadEveryQuery() throws IOException, InterruptedException {
        List<Map<String, Object>> rules = new ArrayList<>();
        dashboards().stream().flatMap(Dashboards::expressions).forEach(expression -> rules.add(Map.of("record", "query:" + rules.size(), "expr", expression)));
        Path file = Files.writeString(Repository.at("operations/target/queries.yml"), Yaml.write(Map.of("groups", List.of(Map.of("name", "queries", "rules", rules)))));

        assertThat(Promtool.says("check", "rules", file.toString())).contains("SUCCESS: " + rules.size() + " rules found");
    }

    private static List<Dashboards> dashboards() {
        return Dashboards.shipped();
    }
}
