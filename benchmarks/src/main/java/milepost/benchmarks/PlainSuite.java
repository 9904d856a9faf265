package milepost.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import milepost.local.Suite;
import milepost.platform.embedded.EmbeddedPostgres;
import milepost.platform.embedded.KafkaProcess;
import milepost.platform.embedded.PostgresOptions;

/** The suite once more on the same data, its five services started by the very same commands less every {@code -X} option. */
final class PlainSuite implements AutoCloseable {

    /** How a service was started: the kernel remembers. */
    private record Command(List<String> words, Map<String, String> environment) {}

    private final Stage stage;
    private final Map<String, Command> commands = new LinkedHashMap<>();
    private final Map<String, Process> services = new LinkedHashMap<>();
    private final List<Runnable> stops = new ArrayList<>();

    private PlainSuite(Stage stage) {
        this.stage = stage;
    }

    /** What is needed to start the services again; to be called while they run. */
    static PlainSuite of(Stage stage, Suite running) {
        PlainSuite plain = new PlainSuite(stage);
        running.pids().forEach((name, pid) -> {
            if (name.equals("gateway") || name.endsWith("-service")) {
                Map<String, String> environment = new LinkedHashMap<>();
                words(pid, "environ").filter(word -> word.contains("=")).forEach(word -> environment.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1)));
                plain.commands.put(name, new Command(words(pid, "cmdline").filter(word -> !word.startsWith("-X")).toList(), environment));
            }
        });
        return plain;
    }

    Collection<Long> start() {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(PostgresOptions.durable(stage.repository().resolve(".milepost/programs"), stage.data().resolve("postgres"),
                stage.data().resolve("logs/postgres.log"), stage.postgresPort(), stage.password()));
        stops.add(postgres::close);
        Path log = stage.data().resolve("logs/kafka-plain.log");
        Process kafka = started(new Command(KafkaProcess.command(List.of(), stage.portBase() + 21, stage.portBase() + 22, stage.data().resolve("kafka")), Map.of()), log);
        stops.add(() -> end(kafka));
        Patience.until("Kafka is ready", Duration.ofSeconds(90), () -> KafkaProcess.ready(log));
        commands.forEach((name, command) -> {
            Process service = started(command, stage.data().resolve("logs/" + name + "-plain.log"));
            services.put(name, service);
            stops.add(() -> end(service));
            int management = Integer.parseInt(command.environment().get("MANAGEMENT_SERVER_PORT"));
            Patience.until(name + " is ready", Duration.ofSeconds(120), () -> ready(management));
        });
        return services.values().stream().map(Process::pid).toList();
    }

    private static boolean ready(int management) {
        try {
            new Http(java.net.URI.create("http://127.0.0.1:" + management), "none").raw("/actuator/health/readiness");
            return true;
        } catch (Failed notYet) {
            return false;
        }
    }

    private static Process started(Command command, Path log) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command.words()).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().putAll(command.environment());
            return builder.start();
        } catch (IOException e) {
            throw new Failed("cannot start " + command.words(), e);
        }
    }

    private static void end(Process process) {
        process.destroy();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).exceptionally(_ -> process.destroyForcibly()).join();
    }

    private static Stream<String> words(long pid, String file) {
        try {
            return Stream.of(Files.readString(Path.of("/proc", Long.toString(pid), file), StandardCharsets.UTF_8).split("\0")).filter(word -> !word.isEmpty());
        } catch (IOException e) {
            throw new Failed("process " + pid + " is gone", e);
        }
    }

    @Override
    public void close() {
        stops.reversed().forEach(Runnable::run);
        stops.clear();
        services.clear();
    }
}
