package milepost.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import milepost.local.Suite;

/** P14 in turns: the suite as {@code ./run} starts it, then with plain JVMs, each fresh from its start. */
final class Footprints {

    private final Stage stage;
    private final Footprint footprint;
    private final Screen screen;

    Footprints(Stage stage, Footprint footprint, Screen screen) {
        this.stage = stage;
        this.footprint = footprint;
        this.screen = screen;
    }

    Result measure(Supplier<Suite> start, int rounds) {
        List<Double> tuned = new ArrayList<>();
        List<Double> defaults = new ArrayList<>();
        for (int i = 1; i <= rounds; i++) {
            PlainSuite commands;
            try (Suite suite = start.get()) {
                screen.progress("P14 as ./run starts it %d/%d".formatted(i, rounds));
                commands = PlainSuite.of(stage, suite);
                Collection<Long> services = Running.services(suite);
                tuned.add(footprint.underLoad(services));
            }
            screen.progress("P14 with plain JVMs %d/%d".formatted(i, rounds));
            try (PlainSuite plain = commands) {
                Collection<Long> services = plain.start();
                defaults.add(footprint.underLoad(services));
            }
        }
        return Footprint.result(tuned, defaults);
    }
}
