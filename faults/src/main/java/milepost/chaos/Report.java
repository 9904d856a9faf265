package milepost.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import milepost.chaos.alerts.Alerts;
import milepost.chaos.check.Verdict;
import milepost.chaos.load.History;

/** What a run showed, in tables that can be pasted into the docs. */
public record Report(long seed, Duration length, Compared compared, List<Recovery> recoveries, Alerts alerts, History history) implements Findings {

    public Report {
        recoveries = List.copyOf(recoveries);
    }

    @Override
    public boolean isClean() {
        return compared.verdict().isClean() && alerts.isClean();
    }

    @Override
    public String text() {
        Verdict verdict = compared.verdict();
        List<String> lines = new ArrayList<>();
        lines.add("Seed %d, %s of faults and load, at rest %s after the last fault and the last command.".formatted(seed, Tables.minutes(length),
                Tables.seconds(compared.toRest())));
        lines.add("");
        lines.addAll(Tables.commands(history.all()));
        lines.add("");
        lines.add("Lost: **%d**. Doubled: **%d**. Otherwise wrong: **%d**.".formatted(verdict.lost().size(), verdict.doubled().size(), verdict.wrong().size()));
        lines.add("%d declarations and %d paid statements were compared.".formatted(compared.declarations(), compared.statementsPaid()));
        lines.add("%d requests; answers by status (0: none): %s".formatted(history.requests(), history.answers()));
        lines.add("");
        lines.addAll(Tables.faults(recoveries));
        lines.add("");
        lines.addAll(alerts.lines());
        if (!verdict.isClean()) {
            lines.add("");
            lines.add("What must not be:");
            lines.addAll(Tables.violations(verdict.all()));
        }
        return String.join("\n", lines);
    }
}
