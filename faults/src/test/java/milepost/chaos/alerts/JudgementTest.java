package milepost.chaos.alerts;

import static milepost.chaos.alerts.Expected.may;
import static milepost.chaos.alerts.Expected.must;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Forged series: a judge that finds nothing wrong in them would find nothing wrong anywhere. */
class JudgementTest {

    private static final Struck KILL = struck("kill -9 gateway", must(Alert.PROCESS_DOWN, "gateway").and(may(Alert.BREAKER_OPEN)), 0, 8);
    private static final Struck FREEZE = struck("Kafka frozen for 10 s", must(Alert.NO_RELAY, null), 10, 25);
    private static final Struck LEAVE = struck("20 clients hang up", Expected.NOTHING, 60, 62);

    @Test
    void whatHadToBeSeenAndWasAndWhatMayBeSeenIsFine() {
        Alerts alerts = Judgement.of(List.of(KILL, FREEZE), List.of(page("ProcessDown", "gateway", 2, 6), page("BreakerOpen", "gateway", 3, 4),
                page("NoRelay", "declarations-service", 17, 21)));

        assertThat(alerts.isClean()).isTrue();
        assertThat(alerts.lines()).contains("| kill -9 gateway | ProcessDown gateway | BreakerOpen gateway, ProcessDown gateway | – | yes |",
                "| Kafka frozen for 10 s | NoRelay | NoRelay declarations-service | – | yes |");
    }

    @Test
    void whatHadToBeSeenAndWasNotIsMissing() {
        Alerts alerts = Judgement.of(List.of(KILL), List.of());

        assertThat(alerts.missing()).containsExactly("kill -9 gateway did not raise ProcessDown gateway");
        assertThat(alerts.isClean()).isFalse();
        assertThat(alerts.lines()).contains("| kill -9 gateway | ProcessDown gateway | – | – | **no** |", "* kill -9 gateway did not raise ProcessDown gateway");
    }

    @Test
    void anotherProcessesAlertIsNoAnswerAndBelongsToNobody() {
        Alerts alerts = Judgement.of(List.of(KILL), List.of(page("ProcessDown", "statements-service", 2, 6)));

        assertThat(alerts.missing()).hasSize(1);
        assertThat(alerts.unexpected()).containsExactly(
                "ProcessDown statements-service came up 2.0 s after the beginning of 'kill -9 gateway', stayed for 4.0 s, and nobody expected it");
    }

    @Test
    void onlyWhatWakesSomebodyHasToBeExpected() {
        assertThat(Judgement.of(List.of(LEAVE), List.of(page("BreakerOpen", "gateway", 61, 61))).unexpected()).hasSize(1);
        assertThat(Judgement.of(List.of(LEAVE), List.of(ticket("SweepRepairs", 61, 61))).isClean()).isTrue();
    }

    @Test
    void whatWasUpBeforeIsNotHeldAgainstTheNextFault() {
        Alerts alerts = Judgement.of(List.of(FREEZE, LEAVE), List.of(page("NoRelay", "declarations-service", 17, 61)));

        assertThat(alerts.isClean()).isTrue();
        assertThat(alerts.lines()).contains("| 20 clients hang up | – | – | NoRelay | yes |");
    }

    @Test
    void whatComesALittleLateIsStillTheFaultsBeforeAndWhatComesMuchLaterIsNobodys() {
        Struck next = struck("20 clients hang up", Expected.NOTHING, 26, 80);

        assertThat(Judgement.of(List.of(FREEZE, next), List.of(page("NoRelay", "gateway", 34, 35))).isClean()).isTrue();
        assertThat(Judgement.of(List.of(FREEZE, next), List.of(page("NoRelay", "gateway", 20, 21), page("NoRelay", "gateway", 36, 37))).unexpected())
                .singleElement().asString().contains("came up 10.0 s after the beginning of '20 clients hang up'");
    }

    @Test
    void whatHadToComeAndCameDuringTheNextFaultIsToldOfBoth() {
        Struck poison = struck("poison", must(Alert.DEAD_LETTERS, "statements-service"), 0, 2);
        Episode letters = new Episode(Map.of("alertname", "DeadLetters", "severity", "ticket", "process", "statements-service"), at(7), at(30));

        Alerts alerts = Judgement.of(List.of(poison, struck("20 clients hang up", Expected.NOTHING, 3, 9)), List.of(letters));

        assertThat(alerts.isClean()).isTrue();
        assertThat(alerts.lines()).contains("| poison | DeadLetters statements-service | DeadLetters statements-service (ticket) afterwards | – | yes |",
                "| 20 clients hang up | – | DeadLetters statements-service (ticket) | – | yes |");
    }

    @Test
    void whatComesUpWhenTheLastFaultIsLongOverIsNobodys() {
        assertThat(Judgement.of(List.of(KILL), List.of(page("ProcessDown", "gateway", 2, 6), page("ProcessDown", "gateway", 300, 301))).unexpected()).hasSize(1);
    }

    @Test
    void whatCameUpBeforeTheFirstFaultIsNotJudged() {
        assertThat(Judgement.of(List.of(LEAVE), List.of(page("ProcessMissing", "gateway", -5, -4))).isClean()).isTrue();
    }

    @Test
    void whatLooksBackOverManyFaultsMayComeUpDuringAny() {
        for (String alert : Expectations.OF_ALL_FAULTS_TOGETHER.keySet()) {
            assertThat(Judgement.of(List.of(LEAVE), List.of(page(alert, "gateway", 61, 200))).isClean()).as(alert).isTrue();
        }
        for (String alert : Expectations.OF_NO_FAULT.keySet()) {
            assertThat(Judgement.of(List.of(KILL, FREEZE, LEAVE), List.of(page(alert, "gateway", 61, 200))).unexpected()).as(alert).hasSize(1);
        }
    }

    @Test
    void faultsOfOneNameAreToldTogetherAndOneThatWentWrongIsEnough() {
        Struck again = struck(KILL.fault(), KILL.expected(), 100, 108);

        List<String> lines = Judgement.of(List.of(KILL, again), List.of(page("ProcessDown", "gateway", 2, 6), page("BreakerOpen", "gateway", 102, 103))).lines();

        assertThat(lines).contains("| kill -9 gateway | ProcessDown gateway | BreakerOpen gateway, ProcessDown gateway | – | **no** |");
    }

    private static Struck struck(String fault, Expected expected, int begin, int end) {
        return new Struck(fault, expected, at(begin), at(end));
    }

    private static Episode page(String alert, String process, int from, int to) {
        return new Episode(Map.of("alertname", alert, "severity", "page", "process", process), at(from), at(to));
    }

    private static Episode ticket(String alert, int from, int to) {
        return new Episode(Map.of("alertname", alert, "severity", "ticket"), at(from), at(to));
    }

    private static Instant at(int second) {
        return Instant.ofEpochSecond(1_800_000_000L + second);
    }
}
