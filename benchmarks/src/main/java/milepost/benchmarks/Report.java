package milepost.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Conditions first, a line per metric as it comes, a table at the end; the same goes into a file beside the raw output. */
final class Report {

    private static final String HEAD = """
            | metric | what | against | measured | floor | goal | verdict | CPU-µs/request | medians |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- |""";

    private final Screen screen;
    private final Path raw;
    private final List<Result> results = new ArrayList<>();
    private final List<String> text = new ArrayList<>();
    private boolean failed;

    Report(Screen screen, Path raw) {
        this.screen = screen;
        this.raw = raw;
    }

    static String stamp() {
        return LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
    }

    void conditions(Stage stage, Turns turns) {
        say("Conditions: %d cores, load average %s, Java %s, %d rounds of %d s after %d warm-ups or more, %d clients; seeds: md5 ids, requests from seed 2026"
                .formatted(Runtime.getRuntime().availableProcessors(), loadAverage(), Runtime.version(), turns.rounds(), turns.seconds(), turns.warmUps(), Load.CLIENTS));
        say("Data: %d providers, %,d declarations (%,d of the first provider), %,d people to declare, %,d early careers of one more; PostgreSQL 18 with fsync on, shared_buffers 96 MB"
                .formatted(World.PROVIDERS, World.DECLARED, World.OF_FIRST_PROVIDER, World.FRESH, EarlyCareers.DECLARED));
        say("JVM flags: those of ./run; only the provider's allowance at the gateway is raised, so that it counts every request and refuses none");
        Stream.of("pgbench", "psql", "wrk", "nginx").filter(program -> Programs.find(program).isEmpty())
                .forEach(program -> say("NOT INSTALLED: " + program + "; what needs it is skipped"));
    }

    void add(Supplier<Result> measured) {
        addAll("P12", () -> List.of(measured.get()));
    }

    void addAll(String id, Supplier<List<Result>> measured) {
        try {
            for (Result result : measured.get()) {
                results.add(result);
                say(result.line());
            }
        } catch (Failed e) {
            failed |= !e.getMessage().startsWith("SKIPPED");
            say(id + " " + (e.getMessage().startsWith("SKIPPED") ? "" : "FAILED: ") + e.getMessage());
        }
    }

    /** Whether everything that was measured holds its floor. */
    boolean end() {
        screen.line("");
        say(HEAD);
        results.forEach(result -> say(result.row()));
        List<String> missed = results.stream().filter(Result::missed).map(Result::id).toList();
        say(missed.isEmpty() ? "No floor is missed; load average at the end " + loadAverage() : "Floors missed: " + String.join(", ", missed));
        try {
            Files.write(raw.resolve("report.md"), text);
        } catch (IOException e) {
            screen.line("The report cannot be kept: " + e.getMessage());
        }
        screen.line("Raw output and this report: " + raw);
        return missed.isEmpty() && !failed;
    }

    private void say(String line) {
        text.add(line);
        screen.line(line);
    }

    private static String loadAverage() {
        try {
            return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
        } catch (IOException noLinux) {
            return "unknown";
        }
    }
}
