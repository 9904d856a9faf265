package milepost.chaos.alerts;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shipped configuration of a Prometheus beside {@code ./run}, with another suite's ports in it and shorter intervals. */
record Configuration(String text, int targets) {

    private static final Pattern TARGET = Pattern.compile("\\[\"[^\"]*\"], labels: \\{process: ([a-z-]+)}");

    /**
     * @param shipped   observability/prometheus/run.yml
     * @param addressOf host and port of a process's metrics
     */
    static Configuration of(String shipped, Path rules, Duration scrapes, Duration evaluations, UnaryOperator<String> addressOf) {
        Matcher targets = TARGET.matcher(shipped);
        int found = (int) targets.results().count();
        String text = targets.replaceAll(target -> Matcher.quoteReplacement(
                "[\"%s\"], labels: {process: %s}".formatted(addressOf.apply(target.group(1)), target.group(1))));
        return new Configuration(text.replaceFirst("scrape_interval: \\S+", "scrape_interval: " + scrapes.toSeconds() + "s")
                .replaceFirst("evaluation_interval: \\S+", "evaluation_interval: " + evaluations.toSeconds() + "s")
                .replace("../rules/", rules + "/"), found);
    }
}
