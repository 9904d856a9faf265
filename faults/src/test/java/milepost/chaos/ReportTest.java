package milepost.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import milepost.chaos.alerts.Alerts;
import milepost.chaos.check.Verdict;
import milepost.chaos.load.History;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Verdict CLEAN = new Verdict(List.of(), List.of(), List.of());

    @Test
    void aRunInWhichNothingWasLostAndEveryAlertWasAsExpectedIsClean() {
        assertThat(report(new Alerts(List.of(), List.of(), List.of(), null)).isClean()).isTrue();
    }

    @Test
    void aRunWithoutPrometheusIsCleanAndSaysThatNobodyLooked() {
        Report report = report(new Alerts(List.of(), List.of(), List.of(), "prometheus is not installed"));

        assertThat(report.isClean()).isTrue();
        assertThat(report.text()).contains("Nobody looked which alerts the faults raise: prometheus is not installed.");
    }

    @Test
    void anAlertThatDidNotComeOrThatNobodyExpectedIsAFinding() {
        Report missing = report(new Alerts(List.of(), List.of("kill -9 gateway did not raise ProcessDown gateway"), List.of(), null));
        Report unexpected = report(new Alerts(List.of(), List.of(), List.of("BreakerOpen came up"), null));

        assertThat(missing.isClean()).isFalse();
        assertThat(missing.text()).contains("* kill -9 gateway did not raise ProcessDown gateway");
        assertThat(unexpected.isClean()).isFalse();
        assertThat(unexpected.text()).contains("* BreakerOpen came up");
    }

    private static Report report(Alerts alerts) {
        return new Report(7, Duration.ofMinutes(3), new Compared(Duration.ofSeconds(9), 3, 1, CLEAN), List.of(), alerts, new History());
    }
}
