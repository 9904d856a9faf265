package milepost.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import milepost.chaos.alerts.Prometheus;
import milepost.chaos.alerts.Watch;
import milepost.local.Suite;
import milepost.local.SuiteOptions;
import milepost.local.Training;
import milepost.local.Unusable;

/** {@code ./chaos}: a suite of its own, what goes wrong with it as it happens, and a report. */
final class ChaosAtTheConsole {

    /** Above those of the suite. */
    private static final int PORT_OF_PROMETHEUS = 30;

    private ChaosAtTheConsole() {}

    /** Arguments as {@code ./chaos --help} lists them; the repository is where the script says, in {@code milepost.repository}. */
    public static void main(String[] words) {
        Path repository = Path.of(System.getProperty("milepost.repository", ".")).toAbsolutePath().normalize();
        int code = switch (Options.parse(List.of(words), repository)) {
            case Options.Wrong(String sentence) -> fail(sentence);
            case Options.Go go -> run(go);
            case Options.GoLong go -> run(go);
        };
        System.exit(code);
    }

    private static int run(Options.Go go) {
        System.out.printf("Seed %d: up to %d faults. Everything happens in a suite of its own, in %s.%n",
                go.plan().seed(), go.plan().faults().size() + go.plan().finale().size(), go.suite().data());
        return report(go.suite(), go.reports(), System.out::println, (suite, watch) -> Chaos.run(suite, go.plan(), watch, System.out::println));
    }

    private static int run(Options.GoLong go) {
        System.out.printf("Seed %d: %d kills in storms and %d other faults, in %d rounds. Everything happens in a suite of its own, in %s.%n",
                go.plan().seed(), go.plan().kills(), go.plan().faults(), go.plan().rounds().size(), go.suite().data());
        try {
            Training.whereMissing(go.suite().repository(), System.out::println);
        } catch (Unusable e) {
            return fail(e.getMessage());
        }
        return report(go.suite(), go.reports(), ChaosAtTheConsole::sayUnlessKilled, (suite, watch) -> LongRun.of(suite, go.plan(), watch, System.out::println));
    }

    /** Of hundreds of kills one learns from the storm's own lines. */
    private static void sayUnlessKilled(String sentence) {
        if (!sentence.contains("died (signal 9)")) {
            System.out.println(sentence);
        }
    }

    private static int report(SuiteOptions options, Path reports, Consumer<String> say, BiFunction<Suite, Watch, Findings> run) {
        try (Suite suite = Suite.start(options, say)) {
            Findings findings = watched(suite, options, reports, run);
            Path file = reports.resolve("report.md");
            Files.writeString(file, findings.text() + "\n");
            System.out.printf("%n%s%n%nThe same is in %s.%n", findings.text(), file);
            return findings.isClean() ? 0 : 1;
        } catch (Unusable | IllegalStateException e) {
            return fail(e.getMessage() + (e.getCause() == null ? "" : " (" + e.getCause().getMessage() + ")"));
        } catch (IOException e) {
            return fail("The report cannot be written: " + e.getMessage());
        }
    }

    private static Findings watched(Suite suite, SuiteOptions options, Path reports, BiFunction<Suite, Watch, Findings> run) {
        if (!Prometheus.isInstalled()) {
            System.out.println("prometheus is not installed: nobody looks which alerts the faults raise.");
            return run.apply(suite, Watch.nobody("prometheus is not installed"));
        }
        try (Prometheus prometheus = Prometheus.beside(options.repository(), reports.resolve("prometheus"), options.portBase() + PORT_OF_PROMETHEUS,
                process -> suite.managementUrl(process).getAuthority())) {
            return run.apply(suite, prometheus);
        }
    }

    private static int fail(String sentence) {
        System.err.println(sentence);
        return 2;
    }
}
