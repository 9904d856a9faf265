package milepost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import milepost.platform.embedded.Directories;
import milepost.platform.embedded.Ports;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The two commands of the README, typed as they stand there: {@code ./run} and, while it stands, {@code ./demo}. */
class AtTheConsoleIT {

    private static final Duration START = Duration.ofSeconds(180);
    private static final Duration PLAY = Duration.ofSeconds(300);
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final int INTERRUPTED = 130;
    private static final Pattern CURL = Pattern.compile("  curl -H 'Authorization: Bearer (\\S+)' '(\\S+)'");
    private static final Pattern OPERATOR = Pattern.compile("  operator token +(\\S+)");

    private final Path data = TheSuite.REPOSITORY.resolve("acceptance/target/console");
    private final int ports = TheSuite.freePorts();
    private final URI gateway = URI.create("http://127.0.0.1:" + ports);

    @Test
    void runStartsTheSuiteThatDemoPlaysOnAndCtrlCStopsItAndTheNextRunGoesOnWithItsData() throws Exception {
        Directories.delete(data);
        String operator;
        String provider;
        String token;
        try (Console run = run("--no-seed")) {
            assertThat(run.line("Milepost is ready", START)).endsWith("at " + gateway);
            assertThat(run.line("  the API, described", START)).endsWith(" " + gateway + "/api/docs/v3");
            assertThat(new Client(gateway, null, null).get("/api/docs/v3").expect(200).body().asString()).contains("/api/docs/v3/openapi.yaml");
            operator = operatorToken(run);
            requests(run).forEach(request -> send(request).expect(200));

            playAndLookAtTheDashboards();
            provider = providerOfTheDemo(operator);
            token = new Client(gateway, operator, null)
                    .post("/operator/v1/lead-providers/" + provider + "/tokens", Map.of("description", "kept")).expect(201).body().path("token").asString();
            assertThat(participants(token)).contains("Robin Fairweather");

            stop(run);
        }

        List<String> tokens;
        try (Console run = run()) {
            run.line("Milepost is ready", START);
            assertThat(operatorToken(run)).isEqualTo(operator);
            assertThat(participants(token)).contains("Robin Fairweather");
            tokens = run.lines("  provider token");
            assertThat(tokens).hasSize(8);
            requests(run).forEach(request -> send(request).expect(200));
            run.line("sandbox: ", START);

            stop(run);
        }

        List<String> loaded = Files.readAllLines(data.resolve("sandbox/done.txt"));
        try (Console run = run()) {
            run.line("Milepost is ready", START);
            assertThat(run.lines("  provider token")).isEqualTo(tokens);
            await().atMost(START).until(() -> Files.readAllLines(data.resolve("sandbox/done.txt")).size() > loaded.size());
            assertThat(Files.readAllLines(data.resolve("sandbox/done.txt"))).as("no step of the loading is done twice").doesNotHaveDuplicates();

            stop(run);
        }
    }

    private Console run(String... more) {
        List<String> words = new ArrayList<>(List.of("./run", "--no-build", "--port-base", Integer.toString(ports), "--data", data.toString()));
        words.addAll(List.of(more));
        return Console.type(words.toArray(String[]::new));
    }

    /** Where a Prometheus is installed it looks on, as docs/operations.md says, and afterwards no panel for everybody is empty. */
    private void playAndLookAtTheDashboards() throws Exception {
        if (!PrometheusBeside.isInstalled()) {
            System.out.println("prometheus is not installed: what the dashboards show after ./demo is not looked at");
            play();
            return;
        }
        Map<String, String> panels = Panels.of("overview", "money");
        assertThat(panels).hasSizeGreaterThan(20);
        try (PrometheusBeside prometheus = PrometheusBeside.ofARun(ports)) {
            play();
            prometheus.awaitDataFor(panels);
        }
    }

    private void play() throws Exception {
        try (Console demo = Console.type("./demo", "--data", data.toString())) {
            assertThat(demo.exit(PLAY)).as(demo.said()).isZero();
            assertThat(demo.lines("Act ")).hasSize(4);
            // more than once, and the same: a rate is made of two looks, and a dashboard shows it
            assertThat(demo.said().split("Refused, 422 declaration_date_before_milestone", -1)).as(demo.said()).hasSize(3);
            assertThat(demo.said()).endsWith("Everything was as it should be.")
                    .containsOnlyOnce("at the median from declared to eligible");
            assertThat(demo.said().split("No differences, and the journal balances \\(0\\.00\\)\\.", -1)).as(demo.said()).hasSize(5);
        }
    }

    /** Ctrl-C, and nothing of it is left: no process, no port taken, and a database that was shut down, not killed. */
    private void stop(Console run) throws Exception {
        List<ProcessHandle> processes = run.processes();
        assertThat(processes).extracting(ProcessHandle::pid).containsAll(runningAsRunJsonSays());

        run.interrupt();

        assertThat(run.exit(STOP)).as(run.said()).isEqualTo(INTERRUPTED);
        await().atMost(STOP).untilAsserted(() -> assertThat(processes).noneMatch(ProcessHandle::isAlive));
        assertThat(IntStream.rangeClosed(ports, ports + 22)).noneMatch(Ports::taken);
        assertThat(Files.readString(data.resolve("logs/postgres.log")).strip()).endsWith("database system is shut down");
    }

    private List<Long> runningAsRunJsonSays() throws Exception {
        JsonNode processes = Client.JSON.readTree(Files.readString(data.resolve("run.json"))).path("processes");
        assertThat(processes.propertyNames()).hasSize(7);
        return processes.valueStream().map(process -> process.path("pid").asLong()).toList();
    }

    private static String operatorToken(Console run) {
        var line = OPERATOR.matcher(run.line("  operator token", START));
        assertThat(line.matches()).as(run.said()).isTrue();
        return line.group(1);
    }

    /** The three requests that are printed for trying. */
    private List<Request> requests(Console run) {
        run.line("Ctrl-C stops everything.", START);
        List<Request> requests = run.lines("  curl ").stream().map(CURL::matcher).peek(line -> assertThat(line.matches()).as(run.said()).isTrue())
                .map(line -> new Request(line.group(1), line.group(2))).toList();
        assertThat(requests).hasSize(3);
        return requests;
    }

    private Reply send(Request request) {
        return new Client(gateway, request.token(), null).get(request.url());
    }

    private String providerOfTheDemo(String operator) {
        return new Client(gateway, operator, null).get("/operator/v1/lead-providers").expect(200).body().valueStream()
                .filter(provider -> provider.path("name").asString().startsWith("Brightwater Teaching Trust"))
                .findFirst().orElseThrow().path("id").asString();
    }

    private List<String> participants(String token) {
        return new Client(gateway, token, null).get("/api/v3/participants/npq").expect(200).data().valueStream()
                .map(participant -> participant.path("attributes").path("full_name").asString()).toList();
    }

    private record Request(String token, String url) {
    }
}
