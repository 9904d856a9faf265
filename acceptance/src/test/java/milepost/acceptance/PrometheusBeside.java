package milepost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A Prometheus beside a suite, with the configuration that is shipped for ./run and the suite's ports in it. */
final class PrometheusBeside implements AutoCloseable {

    private static final Path SHIPPED = TheSuite.REPOSITORY.resolve("observability/prometheus/run.yml");

    private static final int DEFAULT_PORT_BASE = 8080;

    private final Process process;
    private final URI address;

    private PrometheusBeside(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    static boolean isInstalled() throws InterruptedException {
        try {
            return new ProcessBuilder("prometheus", "--version").redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    /** Beside the suite of this module. */
    static PrometheusBeside start() throws IOException {
        return start(process -> TheSuite.suite().managementUrl(process).getAuthority());
    }

    /** Beside a {@code ./run --port-base}: the shipped file has the ports of one without. */
    static PrometheusBeside ofARun(int portBase) throws IOException {
        String shipped = Files.readString(SHIPPED);
        return start(process -> {
            Matcher target = Pattern.compile("127\\.0\\.0\\.1:(\\d+)\"], labels: \\{process: " + process + "}").matcher(shipped);
            if (!target.find()) {
                throw new AssertionError(SHIPPED + " has no " + process);
            }
            return "127.0.0.1:" + (portBase + Integer.parseInt(target.group(1)) - DEFAULT_PORT_BASE);
        });
    }

    private static PrometheusBeside start(UnaryOperator<String> addressOf) throws IOException {
        Path place = Files.createDirectories(Files.createTempDirectory(TheSuite.REPOSITORY.resolve("acceptance/target"), "prometheus"));
        String configuration = Pattern.compile("\\[\"[^\"]*\"], labels: \\{process: ([a-z-]+)}").matcher(Files.readString(SHIPPED)).replaceAll(target ->
                "[\"" + addressOf.apply(target.group(1)) + "\"], labels: {process: " + target.group(1) + "}");
        Path file = Files.writeString(place.resolve("run.yml"), configuration.replace("../rules/", SHIPPED.resolveSibling("../rules/").normalize() + "/"));
        URI address = URI.create("http://127.0.0.1:" + TheSuite.freePorts());
        Process process = new ProcessBuilder("prometheus", "--config.file=" + file, "--storage.tsdb.path=" + place.resolve("data"), "--web.listen-address=" + address.getAuthority())
                .redirectErrorStream(true).redirectOutput(place.resolve("prometheus.log").toFile()).start();
        return new PrometheusBeside(process, address);
    }

    /** One of its answers' {@code data}; an answer that is no success is an error. */
    JsonNode data(String path) {
        JsonNode answer = Client.JSON.readTree(Shown.get(address.resolve(path)));
        if (!answer.path("status").asString().equals("success")) {
            throw new AssertionError(path + ": " + answer);
        }
        return answer.path("data");
    }

    /** Whether an expression gives a number now. */
    boolean answers(String expression) {
        return data("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8)).path("result").valueStream()
                .anyMatch(series -> !series.path("value").path(1).asString().equals("NaN"));
    }

    /** Waits until each of them gave a number once; gauges are counted every half minute, and the reconciliation every minute. */
    void awaitDataFor(Map<String, String> panels) {
        Map<String, String> without = new LinkedHashMap<>(panels);
        await().atMost(Duration.ofMinutes(4)).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
            without.values().removeIf(this::answers);
            assertThat(without.keySet()).as("panels without data").isEmpty();
        });
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
