package milepost.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AlertsTest {

    @ParameterizedTest
    @MethodSource("alerts")
    void anAlertSaysWhoIsToldWhatIsSeenAndWhatToDo(Map<String, Object> alert) {
        assertThat(Yaml.map(alert, "labels").get("severity")).isIn("page", "ticket");
        assertThat((String) Yaml.map(alert, "annotations").get("summary")).isNotBlank();
        assertThat(Repository.at((String) Yaml.map(alert, "annotations").get("runbook"))).content()
                .contains("## What users notice", "## Look", "## Do", "`" + alert.get("alert") + "`");
    }

    @Test
    void everyRunbookBelongsToAnAlert() {
        Set<String> wanted = Rules.alerts().stream().map(alert -> (String) Yaml.map(alert, "annotations").get("runbook")).collect(Collectors.toSet());

        assertThat(Repository.files("docs/runbooks", ".md").stream().map(file -> Repository.ROOT.relativize(file).toString())).hasSizeGreaterThan(5)
                .allSatisfy(file -> assertThat(wanted).contains(file));
    }

    @ParameterizedTest
    @MethodSource("names")
    void anAlertHasACaseInWhichItFiresAndOneInWhichItDoesNot(String alert) {
        List<Map<String, Object>> cases = Repository.files("observability/rule-tests", ".yml").stream()
                .flatMap(file -> Yaml.maps(Yaml.one(Repository.text(Repository.ROOT.relativize(file).toString())), "tests").stream())
                .flatMap(test -> Yaml.maps(test, "alert_rule_test").stream()).filter(test -> test.get("alertname").equals(alert)).toList();

        assertThat(cases).anyMatch(test -> !((List<?>) test.get("exp_alerts")).isEmpty()).anyMatch(test -> ((List<?>) test.get("exp_alerts")).isEmpty());
    }

    @Test
    void everyMetricAndLabelThatARuleUsesIsDocumented() {
        Map<String, Set<String>> known = Metrics.known();

        assertThat(Rules.expressions()).hasSizeGreaterThan(20)
                .allSatisfy(expression -> assertThat(Metrics.in(expression)).isNotEmpty().isSubsetOf(known.keySet()))
                .allSatisfy(expression -> assertThat(Metrics.missing(expression, known)).as(expression).isEmpty());
    }

    @Test
    void everyMetricOfOurOwnIsMadeSomewhere() {
        String sources = Stream.concat(Repository.PROCESSES.stream(), Stream.of("platform/messaging")).map(Repository::sources).collect(Collectors.joining());
        Set<String> made = Pattern.compile("\"([a-z]+(?:\\.[a-z]+)+)\"").matcher(sources).results().map(found -> found.group(1).replace('.', '_')).collect(Collectors.toSet());

        assertThat(Metrics.ourOwn()).hasSizeGreaterThan(15).allMatch(metric -> made.contains(metric.replaceFirst("_(total|seconds)$", "")));
    }

    @Test
    void namesAreFoundInExpressions() {
        assertThat(Metrics.in("sum by (process) (rate(a_seconds_count{x=\"y\"}[5m])) / on(process) max(b) > 3 and c:d_e == 1")).containsExactly("a_seconds", "b", "c:d_e");
    }

    @Test
    void theBucketsThatAPromiseIsMeasuredWithAreKept() {
        Map<String, Object> slo = Yaml.map(Yaml.map(Yaml.one(Repository.text("platform/web/src/main/resources/milepost/edge.yml")), "management"), "metrics.distribution.slo");

        assertThat(List.of(((String) slo.get("milepost.requests")).split(","))).contains("300ms");
        assertThat(List.of(((String) slo.get("projection.delay")).split(","))).contains("1s");
        assertThat(Rules.expressions().flatMap(each -> Pattern.compile("le=\"([^\"]*)\"").matcher(each).results().map(found -> found.group(1))).distinct()).containsExactlyInAnyOrder("0.3", "1.0");
    }

    @Test
    void prometheusAsksEveryProcess() {
        Map<String, String> beside = targets("run");
        Map<String, String> contained = targets("compose");

        assertThat(contained).isEqualTo(Repository.PROCESSES.stream().collect(Collectors.toMap(each -> each, each -> each + ":8090")));
        assertThat(beside).isEqualTo(Repository.PROCESSES.stream().collect(Collectors.toMap(each -> each, each -> "127.0.0.1:" + Compose.shipped().ports(each)
                .filter(port -> port.endsWith(":8090")).findFirst().orElseThrow().split(":")[1])));
    }

    @Test
    void promtoolFindsTheRulesRightAndTheCasesGoAsTheySay() throws IOException, InterruptedException {
        assertThat(Promtool.says("check", "config", "observability/prometheus/run.yml")).contains("SUCCESS");
        assertThat(Promtool.says(Stream.concat(Stream.of("test", "rules"), Repository.files("observability/rule-tests", ".yml").stream().map(Path::toString)).toArray(String[]::new)))
                .contains("SUCCESS").doesNotContain("FAILED");
    }

    @Test
    void promtoolWouldFindACaseThatGoesOtherwise() throws IOException, InterruptedException {
        Path wrong = Files.writeString(Repository.at("operations/target/wrong.yml"), Repository.text("observability/rule-tests/events.yml")
                .replace("../rules/", Repository.at("observability/rules").toString() + "/").replace("values: \"0+60x10\"", "values: \"0x10\""));

        assertThat(Promtool.says("test", "rules", wrong.toString())).contains("FAILED");
    }

    private static Map<String, String> targets(String configuration) {
        return Yaml.maps(Yaml.maps(Yaml.one(Repository.text("observability/prometheus/" + configuration + ".yml")), "scrape_configs").getFirst(), "static_configs").stream()
                .collect(Collectors.toMap(each -> (String) Yaml.map(each, "labels").get("process"), each -> (String) ((List<?>) each.get("targets")).getFirst()));
    }

    private static List<Map<String, Object>> alerts() {
        return Rules.alerts();
    }

    private static Set<String> names() {
        return Rules.alerts().stream().map(alert -> (String) alert.get("alert")).collect(Collectors.toSet());
    }
}
