package milepost.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import milepost.chaos.alerts.Alerts;
import milepost.chaos.check.Verdict;
import milepost.chaos.load.History;
import milepost.chaos.storm.Kill;
import milepost.invariants.Violation;
import org.jspecify.annotations.Nullable;

/**
 * What a long run showed, in tables that can be pasted into the docs.
 *
 * @param planned  how many rounds there were to be
 * @param inTheEnd what was found when all rounds but the last were compared once more
 * @param ended    why there were fewer
 */
record LongReport(long seed, int planned, Duration length, List<Round> rounds, List<Verdict> inTheEnd, Alerts alerts, @Nullable String ended) implements Findings {

    /**
     * What one round showed.
     *
     * @param spread after the storm, until somebody new was eligible
     */
    record Round(List<Recovery> recoveries, List<Kill> kills, Duration spread, Compared compared, History history) {

        Round {
            recoveries = List.copyOf(recoveries);
            kills = List.copyOf(kills);
        }

        Verdict verdict() {
            return compared.verdict();
        }
    }

    LongReport {
        rounds = List.copyOf(rounds);
        inTheEnd = List.copyOf(inTheEnd);
    }

    @Override
    public boolean isClean() {
        return ended == null && rounds.stream().allMatch(round -> round.verdict().isClean()) && inTheEnd.stream().allMatch(Verdict::isClean)
                && alerts.isClean();
    }

    @Override
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add("Seed %d, %d of %d rounds of faults and load and a storm, %s in all.".formatted(seed, rounds.size(), planned, Tables.minutes(length)));
        if (ended != null) {
            lines.add("**It ended early**, %s.".formatted(ended));
        }
        lines.add("");
        lines.addAll(Tables.commands(rounds.stream().flatMap(round -> round.history().all().stream()).toList()));
        lines.add("");
        lines.add("Lost: **%d**. Doubled: **%d**. Otherwise wrong: **%d**.".formatted(
                found(Verdict::lost).size(), found(Verdict::doubled).size(), found(Verdict::wrong).size()));
        lines.add("%d declarations and %d paid statements were compared, those of all rounds but the last once more in the end.".formatted(
                rounds.stream().mapToInt(round -> round.compared().declarations()).sum(),
                rounds.stream().mapToInt(round -> round.compared().statementsPaid()).sum()));
        lines.add("%d requests; answers by status (0: none): %s".formatted(rounds.stream().mapToLong(round -> round.history().requests()).sum(), answers()));
        lines.add("");
        lines.addAll(Tables.kills(rounds.stream().flatMap(round -> round.kills().stream()).toList()));
        lines.add("");
        lines.addAll(Tables.faults(rounds.stream().flatMap(round -> round.recoveries().stream()).toList()));
        lines.add("");
        lines.addAll(alerts.lines());
        lines.add("");
        lines.addAll(byRound());
        if (!found(Verdict::all).isEmpty()) {
            lines.add("");
            lines.add("What must not be:");
            IntStream.range(0, rounds.size()).filter(nr -> !rounds.get(nr).verdict().isClean()).forEach(nr -> violations(lines, "round " + (nr + 1),
                    rounds.get(nr).verdict()));
            IntStream.range(0, inTheEnd.size()).filter(nr -> !inTheEnd.get(nr).isClean()).forEach(nr -> violations(lines,
                    "round %d, compared once more".formatted(nr + 1), inTheEnd.get(nr)));
        }
        return String.join("\n", lines);
    }

    private static void violations(List<String> lines, String where, Verdict verdict) {
        lines.add("");
        lines.add("In " + where + ":");
        lines.addAll(Tables.violations(verdict.all()));
    }

    /** Each finding once, though it may still be there in the end. */
    private List<Violation> found(Function<Verdict, List<Violation>> kind) {
        List<Violation> found = new ArrayList<>();
        IntStream.range(0, rounds.size()).forEach(nr -> {
            List<Violation> first = kind.apply(rounds.get(nr).verdict());
            found.addAll(first);
            if (nr < inTheEnd.size()) {
                kind.apply(inTheEnd.get(nr)).stream().filter(each -> !first.contains(each)).forEach(found::add);
            }
        });
        return found;
    }

    private Map<Integer, Long> answers() {
        Map<Integer, Long> answers = new TreeMap<>();
        rounds.forEach(round -> round.history().answers().forEach((status, count) -> answers.merge(status, count, Long::sum)));
        return answers;
    }

    private List<String> byRound() {
        List<String> lines = new ArrayList<>(List.of("| round | kills | other faults | commands | lost | doubled | wrong | news round again after the storm | at rest after |",
                "| --- | --- | --- | --- | --- | --- | --- | --- | --- |"));
        for (int nr = 0; nr < rounds.size(); nr++) {
            Round round = rounds.get(nr);
            lines.add("| %d | %d | %d | %d | %d | %d | %d | %s | %s |".formatted(nr + 1, round.kills().size(), round.recoveries().size(),
                    round.history().all().size(), round.verdict().lost().size(), round.verdict().doubled().size(), round.verdict().wrong().size(),
                    Tables.seconds(round.spread()), Tables.seconds(round.compared().toRest())));
        }
        return lines;
    }
}
