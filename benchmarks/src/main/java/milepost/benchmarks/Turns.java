package milepost.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;

/** Ours and the comparator, in turns, after both were warmed up: so many times at least. */
record Turns(int warmUps, int rounds, int seconds, Consumer<String> progress) {

    private static final int MOST_WARM_UPS = 20;
    private static final double STEADY = 0.1;
    /** A turn is taken again, so often at most, while the host takes more than this share of it. */
    private static final double DISTURBED = 0.1;
    private static final int MOST_TRIES = 4;

    static Turns full(Consumer<String> progress) {
        return new Turns(2, 3, 8, progress);
    }

    static Turns quick(Consumer<String> progress) {
        return new Turns(1, 2, 3, progress);
    }

    /** The figures of both, in the order in which they were taken. */
    record Taken(List<Double> ours, List<Double> limit) {

        Ratios ratios() {
            return Ratios.of(ours, limit);
        }

        String medians(UnaryOperator<String> sentence) {
            return sentence.apply("%,.4g against %,.4g".formatted(Ratios.median(ours), Ratios.median(limit)));
        }
    }

    Taken take(String id, DoubleSupplier ours, DoubleSupplier limit) {
        warmUp(id, ours, limit);
        List<Double> a = new ArrayList<>();
        List<Double> b = new ArrayList<>();
        for (int i = 1; i <= rounds; i++) {
            progress.accept("%s ours %d/%d".formatted(id, i, rounds));
            a.add(undisturbed(ours));
            progress.accept("%s limit %d/%d".formatted(id, i, rounds));
            b.add(undisturbed(limit));
        }
        return new Taken(a, b);
    }

    private double undisturbed(DoubleSupplier turn) {
        for (int i = 1; ; i++) {
            Host before = Host.now();
            double figure = turn.getAsDouble();
            double taken = Host.now().takenSince(before);
            if (taken <= DISTURBED || i == MOST_TRIES) {
                return figure;
            }
            progress.accept("again: the host took %.0f %% of that".formatted(100 * taken));
        }
    }

    /** Ours until it changed by less than a tenth twice in a row, for a compiler that learns while it runs; so often at most. */
    private void warmUp(String id, DoubleSupplier ours, DoubleSupplier limit) {
        double before = 0;
        int steady = 0;
        for (int i = 1; i <= MOST_WARM_UPS && steady < 2; i++) {
            progress.accept("%s warm-up %d".formatted(id, i));
            double now = ours.getAsDouble();
            steady = Math.abs(now - before) <= STEADY * Math.max(now, before) ? steady + 1 : 0;
            before = now;
            if (i <= warmUps) {
                limit.getAsDouble();
            }
        }
    }
}
