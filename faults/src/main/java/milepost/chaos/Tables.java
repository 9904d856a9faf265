package milepost.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import milepost.chaos.load.Command.Kind;
import milepost.chaos.load.Outcome;
import milepost.chaos.load.Told;
import milepost.chaos.storm.Kill;
import milepost.invariants.Violation;

/** The parts of a report, as Markdown. */
final class Tables {

    private static final int VIOLATIONS_SHOWN = 40;

    private Tables() {}

    static List<String> commands(Collection<Told> all) {
        List<String> lines = new ArrayList<>(List.of("| command | sent | acknowledged | refused | never answered |", "| --- | --- | --- | --- | --- |"));
        Map<Kind, List<Told>> byKind = all.stream().collect(Collectors.groupingBy(each -> each.command().kind(), TreeMap::new, Collectors.toList()));
        byKind.forEach((kind, told) -> lines.add(row(kind.words(), told)));
        lines.add(row("together", all));
        return lines;
    }

    private static String row(String name, Collection<Told> told) {
        return "| %s | %d | %d | %d | %d |".formatted(name, told.size(), count(told, Outcome.Acknowledged.class), count(told, Outcome.Refused.class),
                count(told, Outcome.Unknown.class));
    }

    private static long count(Collection<Told> told, Class<? extends Outcome> kind) {
        return told.stream().filter(each -> kind.isInstance(each.outcome())).count();
    }

    static List<String> faults(Collection<Recovery> recoveries) {
        List<String> lines = new ArrayList<>(List.of(
                "| fault | times | ready again after: median | 95 % | longest | news round again after: median | 95 % | longest |",
                "| --- | --- | --- | --- | --- | --- | --- | --- |"));
        recoveries.stream().collect(Collectors.groupingBy(Recovery::fault, TreeMap::new, Collectors.toList())).forEach((name, each) -> lines.add(
                "| %s | %d | %s | %s |".formatted(name, each.size(), quantiles(each, Recovery::ready, 0.95), quantiles(each, Recovery::spread, 0.95))));
        return lines;
    }

    static List<String> kills(Collection<Kill> kills) {
        List<String> lines = new ArrayList<>(List.of("| kill -9 in storms | kills | ready again after: median | 90 % | longest |",
                "| --- | --- | --- | --- | --- |"));
        kills.stream().collect(Collectors.groupingBy(Kill::process, TreeMap::new, Collectors.toList())).forEach((process, each) -> lines.add(
                "| %s | %d | %s |".formatted(process, each.size(), quantiles(each, Kill::ready, 0.9))));
        lines.add("| together | %d | %s |".formatted(kills.size(), quantiles(kills, Kill::ready, 0.9)));
        return lines;
    }

    private static <T> String quantiles(Collection<T> of, Function<T, Duration> time, double share) {
        List<Duration> sorted = of.stream().map(time).sorted().toList();
        return "%s | %s | %s".formatted(seconds(sorted, 0.5), seconds(sorted, share), seconds(sorted, 1));
    }

    /** The shortest time within which so many were over. */
    private static String seconds(List<Duration> sorted, double share) {
        return sorted.isEmpty() ? "–" : seconds(sorted.get((int) Math.ceil(share * sorted.size()) - 1));
    }

    static String seconds(Duration time) {
        return String.format(Locale.UK, "%.1f s", time.toMillis() / 1000.0);
    }

    static String minutes(Duration time) {
        return "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart());
    }

    static List<String> violations(List<Violation> all) {
        List<String> lines = new ArrayList<>();
        all.stream().limit(VIOLATIONS_SHOWN).forEach(each -> lines.add("* " + each));
        if (all.size() > VIOLATIONS_SHOWN) {
            lines.add("* and %d more".formatted(all.size() - VIOLATIONS_SHOWN));
        }
        return lines;
    }
}
