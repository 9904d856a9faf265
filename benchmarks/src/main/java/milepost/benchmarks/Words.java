package milepost.benchmarks;

import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What follows {@code ./bench}. */
record Words(Set<String> metrics, boolean quick, boolean fresh, int portBase) {

    private static final int DEFAULT_PORT_BASE = 18080;

    static Words of(List<String> words, Set<String> known) {
        Set<String> metrics = new TreeSet<>();
        boolean quick = false;
        boolean fresh = false;
        int portBase = DEFAULT_PORT_BASE;
        for (Iterator<String> rest = words.iterator(); rest.hasNext();) {
            String word = rest.next();
            switch (word) {
                case "--quick" -> quick = true;
                case "--fresh" -> fresh = true;
                case "--no-build" -> { }
                case "--port-base" -> portBase = port(rest.hasNext() ? rest.next() : "");
                default -> {
                    if (!known.contains(word)) {
                        throw new IllegalArgumentException("./bench does not know " + word + "; it measures " + String.join(", ", new TreeSet<>(known)));
                    }
                    metrics.add(word);
                }
            }
        }
        return new Words(metrics, quick, fresh, portBase);
    }

    boolean wants(String metric) {
        return metrics.isEmpty() || metrics.contains(metric);
    }

    private static int port(String text) {
        if (text.matches("\\d{4,5}") && Integer.parseInt(text) >= 1024 && Integer.parseInt(text) <= 65_000) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException("--port-base needs a port between 1024 and 65000");
    }
}
