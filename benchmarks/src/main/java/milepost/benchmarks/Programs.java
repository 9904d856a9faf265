package milepost.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs other programs to their end and keeps what they print. */
final class Programs {

    private final Path raw;
    private int runs;

    Programs(Path raw) {
        this.raw = raw;
    }

    /** Where a program is, when it is installed. */
    static Optional<Path> find(String name) {
        return Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin", "/usr/local/bin", "/opt/homebrew/bin"))
                .map(directory -> Path.of(directory, name)).filter(Files::isExecutable).findFirst();
    }

    static Path require(String name, String packageName) {
        return find(name).orElseThrow(() -> new Failed("SKIPPED: " + name + " is not installed (apt-get install " + packageName + ")"));
    }

    /** What the program printed; its failure is ours. */
    String output(String label, List<String> command, Map<String, String> environment) {
        Path file = raw.resolve("%03d-%s.txt".formatted(++runs, label));
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(file.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            builder.environment().putAll(environment);
            Process process = builder.start();
            try {
                if (!process.waitFor(180, TimeUnit.SECONDS)) {
                    throw new Failed(label + " did not end within three minutes; its output is " + file);
                }
            } finally {
                process.destroyForcibly();
            }
            String output = Files.readString(file);
            if (process.exitValue() != 0) {
                throw new Failed(label + " failed, see " + file + ": " + output.lines().reduce((_, last) -> last).orElse(""));
            }
            return output;
        } catch (IOException e) {
            throw new Failed(label + " cannot be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed(label + " was interrupted", e);
        }
    }

    Path file(String name) {
        return raw.resolve(name);
    }

    /** A file for a program to read, kept like its output. */
    Path write(String name, Stream<String> lines) {
        try {
            List<String> all = new ArrayList<>(lines.toList());
            return Files.write(raw.resolve(name), all);
        } catch (IOException e) {
            throw new Failed(name + " cannot be written: " + e.getMessage(), e);
        }
    }
}
