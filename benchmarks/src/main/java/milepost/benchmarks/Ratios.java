package milepost.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The ratios of neighbouring runs A B A B A B: every run of ours against the comparator's run just before and just after it, so that
 * a machine that grows slower does not lean to one side. The interval is the whole range of them.
 */
record Ratios(List<Double> all) {

    Ratios {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("no pair of runs");
        }
        all = all.stream().sorted().toList();
    }

    /** {@code ours} and {@code limit} were measured in turns, ours first. */
    static Ratios of(List<Double> ours, List<Double> limit) {
        if (ours.size() != limit.size()) {
            throw new IllegalArgumentException("runs without a neighbour: " + ours.size() + " and " + limit.size());
        }
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < ours.size(); i++) {
            if (i > 0) {
                ratios.add(ours.get(i) / limit.get(i - 1));
            }
            ratios.add(ours.get(i) / limit.get(i));
        }
        return new Ratios(ratios);
    }

    /** Figures that are judged as they are. */
    static Ratios plain(List<Double> figures) {
        return new Ratios(figures);
    }

    double median() {
        return median(all);
    }

    double low() {
        return all.getFirst();
    }

    double high() {
        return all.getLast();
    }

    static double median(List<Double> figures) {
        double[] sorted = figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The figure that {@code share} of them do not exceed. */
    static double percentile(double[] figures, double share) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        return sorted[Math.clamp((int) Math.ceil(share * sorted.length) - 1, 0, sorted.length - 1)];
    }
}
