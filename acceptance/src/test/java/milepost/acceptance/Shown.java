package milepost.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The series that a process shows to Prometheus, timers by their own name. */
record Shown(List<Series> series) {

    private static final Pattern LINE = Pattern.compile("(?m)^([a-zA-Z_]\\w*)(?:\\{(.*)})? \\S+$");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** @param labels by their names alone */
    record Series(String metric, Set<String> labels) {
    }

    static Shown by(String process) {
        String page = get(TheSuite.suite().managementUrl(process).resolve("/actuator/prometheus"));
        return new Shown(LINE.matcher(page).results().map(line -> new Series(line.group(1).replaceFirst("_seconds_(count|sum|bucket|max)$", "_seconds"),
                Pattern.compile("(\\w+)=\"").matcher(line.group(2) == null ? "" : line.group(2)).results().map(label -> label.group(1)).collect(Collectors.toSet())))
                .distinct().toList());
    }

    boolean has(String metric, String label) {
        return series.stream().anyMatch(each -> each.metric.equals(metric) && each.labels.contains(label));
    }

    boolean has(String metric) {
        return series.stream().anyMatch(each -> each.metric.equals(metric));
    }

    static String get(URI address) {
        try {
            return HTTP.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(address.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
