package milepost.chaos.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What Prometheus says, in our words. */
final class Answers {

    /** Evaluated once a second; on a busy machine a turn may be left out. */
    private static final Duration ONE_AND_THE_SAME = Duration.ofSeconds(4);

    private Answers() {}

    /** The times in which alerts were up, from the samples of the series {@code ALERTS}: pending and firing together. */
    static List<Episode> episodes(JsonNode answer) {
        Map<Map<String, String>, SortedSet<Instant>> moments = new HashMap<>();
        data(answer).path("result").forEach(series -> {
            Map<String, String> labels = new HashMap<>();
            series.path("metric").properties().forEach(label -> labels.put(label.getKey(), label.getValue().asString()));
            labels.remove("alertstate");
            SortedSet<Instant> of = moments.computeIfAbsent(labels, _ -> new TreeSet<>());
            series.path("values").forEach(sample -> of.add(Instant.ofEpochMilli(Math.round(sample.path(0).asDouble() * 1000))));
        });
        List<Episode> episodes = new ArrayList<>();
        moments.forEach((labels, of) -> episodes.addAll(episodes(labels, of)));
        return episodes;
    }

    private static List<Episode> episodes(Map<String, String> labels, SortedSet<Instant> moments) {
        List<Episode> episodes = new ArrayList<>();
        for (Instant moment : moments) {
            if (!episodes.isEmpty() && !moment.isAfter(episodes.getLast().to().plus(ONE_AND_THE_SAME))) {
                episodes.set(episodes.size() - 1, new Episode(labels, episodes.getLast().from(), moment));
            } else {
                episodes.add(new Episode(labels, moment, moment));
            }
        }
        return episodes;
    }

    /** The one number that an expression came to; 0 where it came to none. */
    static double number(JsonNode answer) {
        return data(answer).path("result").path(0).path("value").path(1).asDouble(0);
    }

    private static JsonNode data(JsonNode answer) {
        if (!answer.path("status").asString("").equals("success")) {
            throw new IllegalStateException("Prometheus answered " + answer);
        }
        return answer.path("data");
    }
}
