package milepost.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import milepost.platform.embedded.Directories;
import milepost.platform.embedded.Ports;

/**
 * Makes the AOT caches that are missing: a suite that serves nobody, on other ports and with data of its own, is watched while it starts and
 * while the demo plays on it; what each of its programs used is then assembled to a cache, one program after another. A cache is put in its
 * place whole and only when the JVM takes it, so that a training that is killed leaves nothing behind that anybody believes.
 */
public final class Training {

    private static final Duration RECORD_WRITTEN = Duration.ofMinutes(3);
    private static final Duration ASSEMBLED = Duration.ofMinutes(5);

    private final Place place;
    private final Apps apps;
    private final Path records;
    private final Consumer<String> say;

    private Training(Path repository, Consumer<String> say) {
        SuiteOptions options = SuiteOptions.defaults(repository).withData(home(repository)).withFreshData().withoutSeed();
        this.place = new Place(options.withPortBase(freePorts(options)));
        this.apps = new Apps(repository, place.cache("apps"));
        this.records = place.file("records");
        this.say = say;
    }

    /** Trains what is not trained yet; ends soon when there is nothing to do. */
    public static void whereMissing(Path repository, Consumer<String> say) {
        Training training = new Training(repository, say);
        List<Program> missing = training.missing();
        if (missing.isEmpty()) {
            say.accept("Every AOT cache is there.");
        } else {
            training.train(missing);
        }
    }

    /** Whether there is anything to train. */
    static boolean isNeeded(Path repository) {
        return !new Training(repository, sentence -> {}).missing().isEmpty();
    }

    /** Where a training has its data, none of which anybody needs afterwards. */
    static Path home(Path repository) {
        return repository.resolve(".milepost").resolve("training");
    }

    private List<Program> missing() {
        return apps.all(place).stream().filter(program -> !program.trained()).toList();
    }

    private void train(List<Program> missing) {
        Instant begin = Instant.now();
        say.accept("Training AOT caches of " + String.join(", ", missing.stream().map(Program::name).toList()));
        empty(records);
        Launch recorded = (program, mark) -> program.trained() ? program.command(mark) : program.recording(mark, record(program));
        try (Suite suite = Suite.start(place.options(), sentence -> say.accept("  " + sentence), recorded)) {
            Traffic.play(suite, place.file("demo.txt"), say);
            // the JVM writes what it has seen when it ends, which takes longer than any other end
            missing.stream().sorted((one, other) -> Boolean.compare(one.name().equals("kafka"), other.name().equals("kafka")))
                    .forEach(program -> suite.stop(program.name(), RECORD_WRITTEN));
        }
        missing.forEach(this::assemble);
        Directories.delete(records);
        say.accept("Trained after %d s; the next start is quicker.".formatted(Duration.between(begin, Instant.now()).toSeconds()));
    }

    private Path record(Program program) {
        return records.resolve(program.name() + ".record");
    }

    private void assemble(Program program) {
        Path fresh = program.cache().resolveSibling("fresh");
        try {
            Instant begin = Instant.now();
            Files.deleteIfExists(fresh);
            if (!Files.exists(record(program)) || !ends(program.assembling(place.mark(), record(program), fresh), program.name() + "-assembling")
                    || !ends(program.checking(fresh), program.name() + "-checking")) {
                say.accept("  " + program.name() + " has no cache: " + place.file("logs") + " says why");
                return;
            }
            if (Jvm.asUsual()) {
                deleteOthers(program);
            }
            Files.move(fresh, program.cache(), StandardCopyOption.ATOMIC_MOVE);
            say.accept("  %-22s %d MB after %.1f s".formatted(program.name(), Files.size(program.cache()) >> 20,
                    Duration.between(begin, Instant.now()).toMillis() / 1e3));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unusable("The training was interrupted.", e);
        }
    }

    /** Of another JDK, or made for a comparison; one for a comparison lets those of every day stand. */
    private static void deleteOthers(Program program) throws IOException {
        try (Stream<Path> files = Files.list(program.home())) {
            files.filter(file -> file.getFileName().toString().endsWith(Program.SUFFIX)).forEach(Directories::delete);
        }
    }

    private boolean ends(List<String> command, String log) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(place.log(log).toFile()).start();
        if (!process.waitFor(ASSEMBLED.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return false;
        }
        return process.exitValue() == 0;
    }

    private static void empty(Path directory) {
        Directories.delete(directory);
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePorts(SuiteOptions options) {
        return new Random().ints(20_000, 30_000)
                .filter(base -> new Place(options.withPortBase(base)).ports().keySet().stream().noneMatch(Ports::taken)).findFirst().orElseThrow();
    }
}
