package milepost.benchmarks;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a load generator says of one run. */
record Throughput(long requests, double perSecond, double medianMillis, double p99Millis) {

    private static final Pattern WRK_TOTAL = Pattern.compile("(\\d+) requests in ");
    private static final Pattern WRK_RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern WRK_FAILED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
    private static final Pattern WRK_SOCKET = Pattern.compile("Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");
    private static final Pattern PGBENCH_TOTAL = Pattern.compile("number of transactions actually processed: (\\d+)");
    private static final Pattern PGBENCH_FAILED = Pattern.compile("number of failed transactions: (\\d+)");
    private static final Pattern PGBENCH_LATENCY = Pattern.compile("latency average = ([0-9.]+) ms");
    private static final Pattern PGBENCH_RATE = Pattern.compile("tps = ([0-9.]+) \\(without initial connection time\\)");

    /** Any refused or broken request spoils the run: refusing is quicker than serving. */
    static Throughput ofWrk(String output) {
        requireNone(WRK_FAILED.matcher(output), output);
        Matcher socket = WRK_SOCKET.matcher(output);
        if (socket.find()) {
            throw new Failed("wrk had " + socket.group());
        }
        return new Throughput((long) figure(WRK_TOTAL, output), figure(WRK_RATE, output), millis(output, "50%"), millis(output, "99%"));
    }

    static Throughput ofPgbench(String output) {
        requireNone(PGBENCH_FAILED.matcher(output), output);
        if (output.contains("aborted")) {
            throw new Failed("a client of pgbench gave up: " + output.lines().filter(line -> line.contains("ERROR") || line.contains("aborted")).findFirst().orElse(""));
        }
        double latency = figure(PGBENCH_LATENCY, output);
        return new Throughput((long) figure(PGBENCH_TOTAL, output), figure(PGBENCH_RATE, output), latency, latency);
    }

    private static void requireNone(Matcher failed, String output) {
        if (failed.find() && !failed.group(1).equals("0")) {
            throw new Failed(failed.group() + " in " + output.strip().lines().findFirst().orElse(""));
        }
    }

    private static double millis(String output, String percentile) {
        Matcher found = Pattern.compile("^\\s+" + percentile + "\\s+([0-9.]+)(us|ms|s|m)\\s*$", Pattern.MULTILINE).matcher(output);
        if (!found.find()) {
            throw new Failed("no " + percentile + " latency in the output of wrk");
        }
        return Double.parseDouble(found.group(1)) * switch (found.group(2)) {
            case "us" -> 0.001;
            case "ms" -> 1;
            case "s" -> 1_000;
            default -> 60_000;
        };
    }

    private static double figure(Pattern pattern, String output) {
        Matcher found = pattern.matcher(output);
        if (!found.find()) {
            throw new Failed("no \"" + pattern + "\" in: " + output);
        }
        return Double.parseDouble(found.group(1));
    }
}
