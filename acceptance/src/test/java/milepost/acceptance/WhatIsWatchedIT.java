package milepost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What docs/metrics.md says is shown is shown, and what dashboards and rules ask is answered, by a suite in which things have happened. */
class WhatIsWatchedIT {

    private static final List<String> SERVICES = List.of("applications-service", "participants-service", "declarations-service", "statements-service");
    private static final List<String> PROCESSES = Stream.concat(Stream.of("gateway"), SERVICES.stream()).toList();
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\|([^|]*)\\|([^|]*)\\|");

    @BeforeAll
    static void somethingHappens() {
        story();
    }

    @Test
    void everyMetricOfThePageIsShownWithItsLabelsByThoseThatThePageNames() throws IOException {
        List<MatchResult> rows = ROW.matcher(Files.readString(TheSuite.REPOSITORY.resolve("docs/metrics.md"))).results().toList();
        assertThat(rows).hasSizeGreaterThan(40);

        patiently().untilAsserted(() -> {
            Map<String, Shown> shown = PROCESSES.stream().collect(Collectors.toMap(Function.identity(), Shown::by));
            assertThat(rows.stream().flatMap(row -> missing(row, shown))).isEmpty();
        });
    }

    @Test
    void aPrometheusBesideTheSuiteReachesAllEvaluatesEveryRuleAndHasDataForEveryPanel() throws IOException, InterruptedException {
        assumeTrue(PrometheusBeside.isInstalled(), "prometheus is not installed: rules and panels are not tried on a running suite");
        Map<String, String> panels = Panels.ofAll();
        assertThat(panels).hasSizeGreaterThan(80);

        try (PrometheusBeside prometheus = PrometheusBeside.start()) {
            patiently().ignoreExceptions().untilAsserted(() -> assertThat(prometheus.data("/api/v1/targets").path("activeTargets").valueStream()
                    .map(target -> target.at("/labels/process").asString() + " " + target.path("health").asString()))
                    .containsExactlyInAnyOrderElementsOf(PROCESSES.stream().map(process -> process + " up").toList()));
            // a rate is made of two looks: what is seen now must grow
            story();
            patiently().untilAsserted(() -> assertThat(rules(prometheus)).hasSizeGreaterThan(30).allSatisfy(rule ->
                    assertThat(rule.path("health").asString()).as(rule.path("name") + ": " + rule.path("lastError").asString()).isEqualTo("ok")));
            prometheus.awaitDataFor(panels);
        }
    }

    /** Gauges are counted every half minute and the reconciliation every minute, after the copies are complete. */
    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofMinutes(4)).pollInterval(Duration.ofSeconds(2));
    }

    /** Declared, refused, paid, voided and clawed back; and again something new, so that nothing stays at 0. */
    private static void story() {
        TrainingProvider provider = TrainingProvider.fresh();
        var statements = provider.twoStatements();
        var applicant = provider.enrolled();
        String declaration = provider.declare(applicant).expect(200).id();
        Eventually.equal("eligible", () -> provider.state(declaration));
        provider.cutOff(TrainingProvider.AFTER_FIRST_DEADLINE, statements.first());
        provider.authorise(TrainingProvider.AFTER_FIRST_DEADLINE, statements.first()).expect(200);
        Eventually.equal("paid", () -> provider.state(declaration));
        provider.voidDeclaration(declaration, TrainingProvider.AFTER_FIRST_DEADLINE).expect(200);
        Eventually.equal("awaiting_clawback", () -> provider.state(declaration));
        provider.api().post("/api/v3/participant-declarations", TrainingProvider.declaration(applicant, "started", "2049-01-01T00:00:00Z")).expect(422);
        provider.api().get("/api/v3/npq-applications").expect(200);
        provider.api().get("/api/v3/participants/npq").expect(200);
        provider.api().get("/api/v3/statements").expect(200);
        provider.api().withToken("nobody").get("/api/v3/statements").expect(401);
    }

    private static Stream<String> missing(MatchResult row, Map<String, Shown> shown) {
        String metric = row.group(1);
        return by(row.group(2).strip()).flatMap(process -> {
            Shown page = shown.get(process);
            return page.has(metric)
                    ? Pattern.compile("`(\\w+)`").matcher(row.group(3)).results().map(label -> label.group(1)).filter(label -> !page.has(metric, label))
                            .map(label -> process + " shows " + metric + " without " + label)
                    : Stream.of(process + " does not show " + metric);
        });
    }

    private static Stream<String> by(String words) {
        return switch (words) {
            case "all" -> PROCESSES.stream();
            case "services" -> SERVICES.stream();
            // made by Prometheus itself
            case "Prometheus" -> Stream.empty();
            case String names -> Stream.of(names.split(", "));
        };
    }

    private static List<JsonNode> rules(PrometheusBeside prometheus) {
        return prometheus.data("/api/v1/rules").path("groups").valueStream().flatMap(group -> group.path("rules").valueStream()).toList();
    }
}
