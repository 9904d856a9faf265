package milepost.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A Prometheus beside the suite, with the configuration that is shipped for ./run and the suite's ports in it. */
final class PrometheusBeside implements AutoCloseable {

    private static final Path SHIPPED = TheSuite.REPOSITORY.resolve("observability/prometheus/run.yml");

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

    static PrometheusBeside start() throws IOException {
        Path place = Files.createDirectories(Files.createTempDirectory(TheSuite.REPOSITORY.resolve("acceptance/target"), "prometheus"));
        String configuration = Pattern.compile("\\[\"[^\"]*\"], labels: \\{process: ([a-z-]+)}").matcher(Files.readString(SHIPPED)).replaceAll(target ->
                "[\"" + TheSuite.suite().managementUrl(target.group(1)).getAuthority() + "\"], labels: {process: " + target.group(1) + "}");
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

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
