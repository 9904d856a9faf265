package milepost.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import milepost.local.Suite;
import milepost.local.Training;

/** {@code ./bench}: lays out the data, starts the suite, measures, prints one line per metric; 1 where a floor is missed. */
final class Bench {

    private static final Map<String, Metric> METRICS = new LinkedHashMap<>();

    static {
        METRICS.put("P1", new Reads(false));
        METRICS.put("P2", new Reads(true));
        METRICS.put("P4", new Door());
        METRICS.put("P10", new FullSync());
        METRICS.put("P9", new Computing());
        METRICS.put("P3", new Posts());
        // after it, so that the path is warm
        METRICS.put("P6", new ToTheStatement());
    }

    static final Set<String> KNOWN = Set.of("P1", "P2", "P3", "P4", "P6", "P9", "P10", "P12", "P14");

    private final Words words;
    private final Stage stage;
    private final Screen screen = new Screen();
    private final Programs programs;
    private final Turns turns;
    private final People people = new People();
    private final Report report;

    private Bench(Words words, Path repository) throws IOException {
        this.words = words;
        Path home = repository.resolve(".milepost/bench");
        this.stage = new Stage(repository, home, words.portBase());
        Path raw = Files.createDirectories(home.resolve("raw").resolve(Report.stamp()));
        this.programs = new Programs(raw);
        this.turns = words.quick() ? Turns.quick(screen::progress) : Turns.full(screen::progress);
        this.report = new Report(screen, raw);
    }

    public static void main(String[] arguments) throws IOException {
        Words words;
        try {
            words = Words.of(List.of(arguments), KNOWN);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        Path repository = Path.of(System.getProperty("milepost.repository", ".")).toAbsolutePath().normalize();
        boolean held = false;
        try {
            held = new Bench(words, repository).run();
        } catch (Failed e) {
            System.err.println("./bench stopped: " + e.getMessage());
        }
        System.exit(held ? 0 : 1);
    }

    private boolean run() {
        report.conditions(stage, turns);
        Training.whereMissing(stage.repository(), screen::line);
        Loading loading = new Loading(stage, programs, screen::line);
        loading.lay(words.fresh());
        ColdStart cold = new ColdStart(stage, loading.options(), people);
        Load load = new Load(stage, programs);
        Supplier<Suite> start = () -> {
            screen.progress("the suite starts");
            return cold.start();
        };
        for (int i = 1; words.wants("P12") && i < turns.rounds(); i++) {
            start.get().close();
        }
        try (Suite suite = start.get()) {
            if (words.wants("P12")) {
                report.add(cold::result);
            }
            Running running = new Running(stage, suite, programs, turns, load, people);
            METRICS.forEach((id, metric) -> {
                if (words.wants(id)) {
                    report.addAll(id, () -> metric.measure(running));
                }
            });
        }
        if (words.wants("P14")) {
            report.addAll("P14", () -> List.of(new Footprints(stage, new Footprint(stage, load, people, 2 * turns.seconds()), screen).measure(start, turns.rounds() - 1)));
        }
        return report.end();
    }
}
