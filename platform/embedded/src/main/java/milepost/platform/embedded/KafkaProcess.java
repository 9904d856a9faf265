package milepost.platform.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An {@link EmbeddedKafka} as a child process, which can be stopped, killed, paused and started again on its data. */
public final class KafkaProcess implements AutoCloseable {

    /** What the JVM of a broker is told, whatever starts it. */
    public static final List<String> OPTIONS = List.of("-Xms64m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
            "-Dlogback.configurationFile=milepost/embedded/kafka-logback.xml",
            "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    static final String READY = "milepost: the broker is ready";

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path directory;
    private final int port;
    private final int controllerPort;
    private @Nullable Process broker;

    private KafkaProcess(Path directory, int port, int controllerPort) {
        this.directory = directory;
        this.port = port;
        this.controllerPort = controllerPort;
    }

    /** A broker for tests on free ports, gone with its data when closed. */
    public static KafkaProcess forTests() {
        KafkaProcess kafka = startingForTests();
        kafka.awaitReady();
        return kafka;
    }

    /** The same, while it still starts. */
    public static KafkaProcess startingForTests() {
        KafkaProcess kafka = new KafkaProcess(Directories.throwAway("kafka"), Ports.free(), Ports.free());
        kafka.launch();
        return kafka;
    }

    /** The command line of a broker from this program's own class path, for whoever supervises the process himself. */
    public static List<String> command(List<String> jvmOptions, int port, int controllerPort, Path data) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(OPTIONS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(main(port, controllerPort, data));
        return List.copyOf(command);
    }

    /** What follows the class path on a broker's command line. */
    public static List<String> main(int port, int controllerPort, Path data) {
        return List.of(EmbeddedKafka.class.getName(), Integer.toString(port), Integer.toString(controllerPort), data.toString());
    }

    /** Whether the log of a broker's process says that it serves and that its topics are there. */
    public static boolean ready(Path log) {
        try (BufferedReader lines = Files.newBufferedReader(log)) {
            return lines.lines().anyMatch(READY::equals);
        } catch (IOException e) {
            return false;
        }
    }

    /** Starts the broker (again) and waits until it serves. */
    public void start() {
        launch();
        awaitReady();
    }

    private void launch() {
        try {
            broker = new ProcessBuilder(command(List.of(), port, controllerPort, directory.resolve("data")))
                    .redirectErrorStream(true).redirectOutput(log().toFile()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the broker that was started serves. */
    public void awaitReady() {
        Process starting = process();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!ready(log())) {
            if (!starting.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("Kafka did not start; its log:\n" + lastWords(log()));
            }
            await(40);
        }
    }

    /** Asks the broker to end and waits for it. */
    public void stop() {
        end(false);
    }

    /** Kills the broker. */
    public void kill() {
        end(true);
    }

    /** Freezes the broker: connections stay open, nothing answers. */
    public void pause() {
        Signals.send("STOP", process().pid());
    }

    /** Lets a frozen broker go on. */
    public void resume() {
        Signals.send("CONT", process().pid());
    }

    /** Where clients connect. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        kill();
        Directories.delete(directory);
    }

    private Path log() {
        return directory.resolve("kafka.log");
    }

    private Process process() {
        if (broker == null) {
            throw new IllegalStateException("Kafka is stopped");
        }
        return broker;
    }

    private void end(boolean atOnce) {
        Process running = broker;
        if (running == null) {
            return;
        }
        if (!atOnce) {
            running.destroy();
        }
        try {
            if (atOnce || !running.waitFor(15, TimeUnit.SECONDS)) {
                running.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        broker = null;
    }

    private static String lastWords(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            return "there is none";
        }
    }

    private static void await(int millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
