package milepost.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import milepost.chaos.alerts.Alerts;
import milepost.chaos.check.Verdict;
import milepost.chaos.load.Command;
import milepost.chaos.load.Command.Kind;
import milepost.chaos.load.History;
import milepost.chaos.load.Outcome;
import milepost.chaos.storm.Kill;
import milepost.invariants.Invariant;
import milepost.invariants.Violation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LongReportTest {

    private static final Verdict CLEAN = new Verdict(List.of(), List.of(), List.of());
    private static final Violation GONE = new Violation(Invariant.I5_ONE_EFFECT, "declare a milestone", "it was acknowledged, and is nowhere");

    @Test
    void commandsAndKillsOfAllRoundsAreCountedTogether() {
        String text = report(null, List.of(CLEAN), round(CLEAN), round(CLEAN)).text();

        assertThat(text).contains("Seed 7, 2 of 2 rounds", "| together | 4 | 2 | 0 | 2 |", "Lost: **0**. Doubled: **0**. Otherwise wrong: **0**.",
                "6 declarations and 2 paid statements");
        // ten of 1 to 10 s in each of two rounds, and one of Kafka
        assertThat(text).contains("| gateway | 20 | 5.0 s | 9.0 s | 10.0 s |", "| kafka | 2 | 30.0 s | 30.0 s | 30.0 s |", "| together | 22 | 6.0 s | 10.0 s | 30.0 s |");
        assertThat(text).contains("| 20 clients hang up | 2 | 0.1 s | 0.1 s | 0.1 s | 0.6 s | 0.6 s | 0.6 s |");
        assertThat(text).contains("| 2 | 11 | 1 | 2 | 0 | 0 | 0 | 3.0 s | 9.0 s |");
    }

    @Test
    void onlyARunThatCameToItsEndWithoutAnyFindingIsClean() {
        Verdict lost = new Verdict(List.of(GONE), List.of(), List.of());

        assertThat(report(null, List.of(CLEAN), round(CLEAN), round(CLEAN)).isClean()).isTrue();
        assertThat(report(null, List.of(CLEAN), round(CLEAN), round(lost)).isClean()).isFalse();
        assertThat(report(null, List.of(lost), round(CLEAN), round(CLEAN)).isClean()).isFalse();
        assertThat(report("after 1 rounds and 52 kills: kafka does not answer", List.of(), round(CLEAN)).isClean()).isFalse();
    }

    @Test
    void aFindingIsToldWithItsRoundAndCountedOnce() {
        Verdict lost = new Verdict(List.of(GONE), List.of(), List.of());

        String text = report(null, List.of(lost), round(lost), round(CLEAN)).text();

        assertThat(text).contains("Lost: **1**.", "In round 1:", "In round 1, compared once more:", "* " + GONE).doesNotContain("In round 2");
    }

    @Test
    void whatWasFoundUntilItCouldNotGoOnIsTold() {
        String text = report("after 1 rounds and 52 kills: kafka does not answer", List.of(), round(CLEAN)).text();

        assertThat(text).contains("1 of 2 rounds", "**It ended early**, after 1 rounds and 52 kills: kafka does not answer.", "| gateway | 10 |");
        assertThat(report("after 0 rounds and 0 kills: nothing answers", List.of()).text()).contains("0 of 2 rounds", "| together | 0 | – | – | – |");
    }

    @Test
    void anAlertThatNobodyExpectedIsAFinding() {
        Alerts alerts = new Alerts(List.of(), List.of(), List.of("BreakerOpen came up"), null);

        LongReport report = new LongReport(7, 1, Duration.ofMinutes(40), List.of(round(CLEAN)), List.of(), alerts, null);

        assertThat(report.isClean()).isFalse();
        assertThat(report.text()).contains("* BreakerOpen came up");
    }

    private static LongReport report(@Nullable String ended, List<Verdict> inTheEnd, LongReport.Round... rounds) {
        return new LongReport(7, 2, Duration.ofMinutes(40), List.of(rounds), inTheEnd, new Alerts(List.of(), List.of(), List.of(), null), ended);
    }

    private static LongReport.Round round(Verdict verdict) {
        History history = new History();
        UUID provider = UUID.randomUUID();
        history.note(new Command(Kind.DECLARE, UUID.randomUUID(), provider, UUID.randomUUID(), "started"), new Outcome.Acknowledged(UUID.randomUUID(), "submitted"));
        history.note(new Command(Kind.VOID, UUID.randomUUID(), provider, UUID.randomUUID(), ""), new Outcome.Unknown("no answer"));
        List<Kill> kills = Stream.concat(IntStream.rangeClosed(1, 10).mapToObj(seconds -> new Kill("gateway", Duration.ofSeconds(seconds))),
                Stream.of(new Kill("kafka", Duration.ofSeconds(30)))).toList();
        return new LongReport.Round(List.of(new Recovery("20 clients hang up", Duration.ofMillis(100), Duration.ofMillis(600))), kills,
                Duration.ofSeconds(3), new Compared(Duration.ofSeconds(9), 3, 1, verdict), history);
    }
}
