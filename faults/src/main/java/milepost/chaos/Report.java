package milepost.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import milepost.chaos.check.Verdict;
import milepost.chaos.load.Command.Kind;
import milepost.chaos.load.History;
import milepost.chaos.load.Outcome;
import milepost.chaos.load.Told;

/** What a run showed, in tables that can be pasted into the docs. */
public record Report(long seed, Duration length, Duration toRest, int declarations, int statementsPaid, List<Recovery> recoveries,
        History history, Verdict verdict) {

    private static final int VIOLATIONS_SHOWN = 40;

    public Report {
        recoveries = List.copyOf(recoveries);
    }

    public boolean isClean() {
        return verdict.isClean();
    }

    /** Everything, as Markdown. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add("Seed %d, %d min %d s of faults and load, at rest %.1f s after the last fault and the last command.".formatted(seed, length.toMinutes(),
                length.toSecondsPart(), toRest.toMillis() / 1000.0));
        lines.add("");
        lines.addAll(commands());
        lines.add("");
        lines.add("Lost: **%d**. Doubled: **%d**. Otherwise wrong: **%d**.".formatted(verdict.lost().size(), verdict.doubled().size(), verdict.wrong().size()));
        lines.add("%d declarations and %d paid statements were compared.".formatted(declarations, statementsPaid));
        lines.add("%d requests; answers by status (0: none): %s".formatted(history.requests(), history.answers()));
        lines.add("");
        lines.addAll(faults());
        if (!verdict.isClean()) {
            lines.add("");
            lines.add("What must not be:");
            verdict.all().stream().limit(VIOLATIONS_SHOWN).forEach(each -> lines.add("* " + each));
            if (verdict.all().size() > VIOLATIONS_SHOWN) {
                lines.add("* and %d more".formatted(verdict.all().size() - VIOLATIONS_SHOWN));
            }
        }
        return String.join("\n", lines);
    }

    private List<String> commands() {
        List<String> lines = new ArrayList<>(List.of("| command | sent | acknowledged | refused | never answered |", "| --- | --- | --- | --- | --- |"));
        Map<Kind, List<Told>> byKind = history.all().stream().collect(Collectors.groupingBy(each -> each.command().kind(), TreeMap::new, Collectors.toList()));
        byKind.forEach((kind, told) -> lines.add(row(kind.words(), told)));
        lines.add(row("together", history.all()));
        return lines;
    }

    private static String row(String name, List<Told> told) {
        return "| %s | %d | %d | %d | %d |".formatted(name, told.size(), count(told, Outcome.Acknowledged.class), count(told, Outcome.Refused.class),
                count(told, Outcome.Unknown.class));
    }

    private static long count(List<Told> told, Class<? extends Outcome> kind) {
        return told.stream().filter(each -> kind.isInstance(each.outcome())).count();
    }

    private List<String> faults() {
        List<String> lines = new ArrayList<>(List.of(
                "| fault | times | ready again after: median | 95 % | longest | news round again after: median | 95 % | longest |",
                "| --- | --- | --- | --- | --- | --- | --- | --- |"));
        Map<String, List<Recovery>> byName = recoveries.stream().collect(Collectors.groupingBy(Recovery::fault, LinkedHashMap::new, Collectors.toList()));
        new TreeMap<>(byName).forEach((name, each) -> lines.add("| %s | %d | %s | %s |".formatted(name, each.size(),
                quantiles(each, Recovery::ready), quantiles(each, Recovery::spread))));
        return lines;
    }

    private static String quantiles(List<Recovery> of, Function<Recovery, Duration> time) {
        List<Duration> sorted = of.stream().map(time).sorted().toList();
        return "%s | %s | %s".formatted(seconds(sorted, 0.5), seconds(sorted, 0.95), seconds(sorted, 1));
    }

    private static String seconds(List<Duration> sorted, double share) {
        int place = (int) Math.ceil(share * sorted.size()) - 1;
        return String.format(Locale.UK, "%.1f s", sorted.get(Math.max(0, place)).toMillis() / 1000.0);
    }
}
