package milepost.benchmarks;

import java.util.Locale;

/**
 * One line of the report.
 *
 * @param upwards  whether more is better
 * @param unit     what the figure is: {@code ratio} or {@code seconds}
 * @param absolute the medians behind the ratio, in words
 * @param cpu      CPU-µs per request of our process, 0 where there are no requests
 */
record Result(String id, String what, String comparator, boolean upwards, String unit, Ratios ratios, double floor, double goal, String absolute,
        double cpu) {

    /** Missed is what even the best pair misses: a noisy machine fails nothing. */
    boolean missed() {
        return upwards ? ratios.high() < floor : ratios.low() > floor;
    }

    boolean reachesGoal() {
        return upwards ? ratios.median() >= goal : ratios.median() <= goal;
    }

    private boolean holds() {
        return upwards ? ratios.median() >= floor : ratios.median() <= floor;
    }

    String verdict() {
        return missed() ? "MISSED" : !holds() ? "in doubt" : reachesGoal() ? "goal" : "floor held";
    }

    String line() {
        return "%s %s=%s [%s..%s] floor=%s goal=%s%s (%s; %s)".formatted(id, unit, text(ratios.median()), text(ratios.low()), text(ratios.high()),
                bound(floor), bound(goal), cpu == 0 ? "" : " cpu_us/req=" + Math.round(cpu), verdict(), absolute);
    }

    String row() {
        return "| %s | %s | %s | %s [%s..%s]%s | %s | %s | %s | %s | %s |".formatted(id, what, comparator, text(ratios.median()), text(ratios.low()),
                text(ratios.high()), unit.equals("ratio") ? "" : " " + unit, bound(floor), bound(goal), verdict(), cpu == 0 ? "–" : Math.round(cpu), absolute);
    }

    private String bound(double figure) {
        return (upwards ? "" : "<=") + text(figure);
    }

    private static String text(double figure) {
        return String.format(Locale.ROOT, figure >= 10 ? "%.1f" : figure >= 0.1 ? "%.2f" : "%.3f", figure);
    }
}
