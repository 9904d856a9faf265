package milepost.chaos.alerts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import milepost.chaos.load.Pause;
import milepost.local.Unusable;
import milepost.platform.embedded.Directories;
import milepost.platform.embedded.Ports;
import milepost.platform.embedded.Session;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Prometheus beside a suite, with the shipped rules. It is a child of this process and ends with it. */
public final class Prometheus implements Watch, AutoCloseable {

    private static final Duration SCRAPES = Duration.ofSeconds(2);
    private static final Duration EVALUATIONS = Duration.ofSeconds(1);
    private static final Duration UNTIL_ALL_ANSWER = Duration.ofSeconds(60);
    private static final Duration ONE_QUESTION = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Process process;
    private final URI address;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(2)).build();
    private final Instant begin = Instant.now();

    private Prometheus(Process process, URI address) {
        this.process = process;
        this.address = address;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "prometheus-close"));
    }

    public static boolean isInstalled() {
        try {
            return new ProcessBuilder("prometheus", "--version").redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException notInstalled) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Starts one and waits until it has seen all processes of the suite.
     *
     * @param place     where it keeps everything; what is there is deleted
     * @param addressOf host and port of a process's metrics
     */
    public static Prometheus beside(Path repository, Path place, int port, UnaryOperator<String> addressOf) {
        Path shipped = repository.resolve("observability");
        try {
            Configuration configuration = Configuration.of(Files.readString(shipped.resolve("prometheus/run.yml")), shipped.resolve("rules"), SCRAPES, EVALUATIONS, addressOf);
            Prometheus started = start(configuration, place, port);
            started.awaitUp(configuration.targets());
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Prometheus start(Configuration configuration, Path place, int port) throws IOException {
        String data = "--storage.tsdb.path=" + place.resolve("data");
        stopLeftover(data);
        if (Ports.taken(port)) {
            throw new Unusable("Port " + port + ", which Prometheus needs, is in use by another program; stop that or choose other ports with --port-base N.");
        }
        Directories.delete(place);
        Path file = Files.writeString(Files.createDirectories(place).resolve("prometheus.yml"), configuration.text());
        URI address = URI.create("http://127.0.0.1:" + port);
        ProcessBuilder builder = new ProcessBuilder(Session.own(List.of("prometheus", "--config.file=" + file, data, "--web.listen-address=" + address.getAuthority(),
                "--log.level=warn"))).redirectErrorStream(true).redirectOutput(place.resolve("prometheus.log").toFile());
        // five processes to look at: it need not take both cores from them
        builder.environment().put("GOMAXPROCS", "1");
        return new Prometheus(builder.start(), address);
    }

    /** One that a killed run left behind is known by its data. */
    private static void stopLeftover(String data) {
        List<ProcessHandle> left = ProcessHandle.allProcesses().filter(each -> List.of(each.info().arguments().orElse(new String[0])).contains(data)).toList();
        left.forEach(ProcessHandle::destroyForcibly);
        left.forEach(each -> each.onExit().orTimeout(5, TimeUnit.SECONDS).exceptionally(stubborn -> each).join());
    }

    private void awaitUp(int targets) {
        Instant deadline = Instant.now().plus(UNTIL_ALL_ANSWER);
        while (!sees(targets)) {
            if (!isAlive() || Instant.now().isAfter(deadline)) {
                close();
                throw new Unusable("The Prometheus beside the suite does not see its " + targets + " processes; its log is beside its data in .milepost/chaos/prometheus.");
            }
            Pause.of(BETWEEN_LOOKS);
        }
    }

    private boolean sees(int targets) {
        try {
            return Answers.number(query("sum(up)")) == targets;
        } catch (IOException | IllegalStateException notYet) {
            return false;
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** What was up since the start. */
    List<Episode> episodes() throws IOException {
        return Answers.episodes(query("ALERTS[" + (Duration.between(begin, Instant.now()).toSeconds() + 1) + "s]"));
    }

    /** Waits for what has to be seen as long as it may still come. */
    @Override
    public Alerts during(List<Struck> struck) {
        Instant deadline = struck.stream().flatMap(fault -> fault.expected().must().stream().map(wanted -> fault.end().plus(wanted.alert().late())))
                .max(Comparator.naturalOrder()).orElse(Instant.MIN).plus(SCRAPES);
        try {
            Alerts alerts = Judgement.of(struck, episodes());
            while (!alerts.missing().isEmpty() && Instant.now().isBefore(deadline)) {
                Pause.of(EVALUATIONS);
                alerts = Judgement.of(struck, episodes());
            }
            return alerts;
        } catch (IOException | IllegalStateException e) {
            return Alerts.unknown("nobody knows which alerts were raised: " + e);
        }
    }

    private JsonNode query(String expression) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8)))
                .timeout(ONE_QUESTION).build();
        try {
            return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (JacksonException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
