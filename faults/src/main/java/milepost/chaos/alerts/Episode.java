package milepost.chaos.alerts;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A time in which an alert's expression was true, so that it was pending or firing.
 *
 * @param labels all that Prometheus gives the alert, but for its state
 */
record Episode(Map<String, String> labels, Instant from, Instant to) {

    private static final Set<String> SAYS_NOT_WHOSE = Set.of("__name__", "alertname", "severity", "job", "instance", "slo");

    Episode {
        labels = Map.copyOf(labels);
    }

    String alert() {
        return labels.getOrDefault("alertname", "");
    }

    boolean wakesSomebody() {
        return "page".equals(labels.get("severity"));
    }

    boolean isUpDuring(Instant begin, Instant end) {
        return !to.isBefore(begin) && !from.isAfter(end);
    }

    /** Which alert, and whose. */
    String name() {
        String whose = new TreeMap<>(labels).entrySet().stream().filter(label -> !SAYS_NOT_WHOSE.contains(label.getKey())).map(Map.Entry::getValue)
                .collect(Collectors.joining(" "));
        return alert() + (whose.isEmpty() ? "" : " " + whose) + (wakesSomebody() ? "" : " (ticket)");
    }
}
