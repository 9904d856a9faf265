package milepost.chaos.alerts;

import static milepost.chaos.alerts.Alert.BREAKER_OPEN;
import static milepost.chaos.alerts.Alert.CONSUMER_BEHIND;
import static milepost.chaos.alerts.Alert.DEAD_LETTERS;
import static milepost.chaos.alerts.Alert.NO_RELAY;
import static milepost.chaos.alerts.Alert.OUTBOX_NOT_SENT;
import static milepost.chaos.alerts.Alert.PROCESS_DOWN;
import static milepost.chaos.alerts.Alert.RECONCILIATION_DIFFERS;
import static milepost.chaos.alerts.Expected.NOTHING;
import static milepost.chaos.alerts.Expected.may;
import static milepost.chaos.alerts.Expected.must;

import java.time.Duration;
import java.util.Map;
import milepost.chaos.faults.ClientsLeave;
import milepost.chaos.faults.ConnectionsCut;
import milepost.chaos.faults.Fault;
import milepost.chaos.faults.KafkaFrozen;
import milepost.chaos.faults.Killed;
import milepost.chaos.faults.Poisoned;
import milepost.chaos.faults.PostgresStopped;
import milepost.chaos.faults.ProjectionRebuilt;
import milepost.chaos.faults.ServiceRestored;
import milepost.chaos.faults.TopicReplayed;
import milepost.chaos.storm.Storm;

/** Which alert belongs to which fault: one line for each kind. An alert is demanded only of a fault that lasts long enough for its expression to become true. */
public final class Expectations {

    /** A relay gives a batch up after 5 s without Kafka, and then says that it sends nothing. */
    private static final Duration UNTIL_NOBODY_SENDS = Duration.ofSeconds(9);
    /** The rule waits for half a minute's age; a scrape must still fall into what is left. */
    private static final Duration UNTIL_THE_OUTBOX_IS_OLD = Duration.ofSeconds(35);
    /** A relay looks at its database once a second, and PostgreSQL is back within two. */
    private static final Duration UNTIL_NOBODY_READS_AN_OUTBOX = Duration.ofSeconds(4);

    /** They look back over minutes to days and so over many faults: they come up during any of them, stay, and tell of the run as a whole. */
    static final Map<String, String> OF_ALL_FAULTS_TOGETHER = Map.of(
            "AvailabilityBudgetBurns", "the share of failed requests in five minutes and in an hour, or more: of all faults so far",
            "LatencyBudgetBurns", "the share of slow answers in the same windows; services that have just been started are slow",
            "FreshnessBudgetBurns", "the share of late news in the same windows; what waited for a process or for Kafka is late");

    /** What must not come at all, whatever breaks here. */
    static final Map<String, String> OF_NO_FAULT = Map.of(
            "BooksDoNotBalance", "the journal balances in every commit, whoever dies",
            "ProcessMissing", "Prometheus has its targets from its configuration, and a target that is away is down, not missing",
            "DatabasePoolExhausted", "somebody has to wait for a connection for two minutes on end, and no fault keeps a pool busy that long",
            "PaymentRunStuck", "lines are told as soon as their process is back, and none of these faults keeps one away for half a minute");

    private Expectations() {}

    /** What a fault has to raise and may raise. */
    public static Expected of(Fault fault) {
        return switch (fault) {
            case Killed(var processes) -> processes.stream().map(Expectations::killed).reduce(NOTHING, Expected::and);
            case KafkaFrozen(var length) -> withoutKafka(length);
            case PostgresStopped(var length) -> from(UNTIL_NOBODY_READS_AN_OUTBOX, length, NO_RELAY).and(may(NO_RELAY, BREAKER_OPEN, RECONCILIATION_DIFFERS));
            case ConnectionsCut() -> may(NO_RELAY, BREAKER_OPEN, RECONCILIATION_DIFFERS);
            // each key is told in the end what became of its command; nothing is wrong with the suite
            case ClientsLeave(_) -> NOTHING;
            case Poisoned poisoned -> poisoned.readers().stream().map(reader -> must(DEAD_LETTERS, reader)).reduce(NOTHING, Expected::and);
            case TopicReplayed(var service, _, _) -> away(service).and(may(CONSUMER_BEHIND, service));
            case ProjectionRebuilt(var service) -> away(service).and(may(CONSUMER_BEHIND, service));
            case ServiceRestored(var service, _) -> away(service).and(may(CONSUMER_BEHIND, service));
        };
    }

    /** Everybody dies again and again, and nobody has the time to read what waits. */
    public static Expected of(Storm storm) {
        return storm.clocks().entrySet().stream().filter(clock -> clock.getValue().kills() > 0).map(clock -> killed(clock.getKey())).reduce(NOTHING, Expected::and)
                .and(may(CONSUMER_BEHIND));
    }

    private static Expected killed(String process) {
        // Kafka is not scraped: that it is away is seen by those who want to send
        return process.equals(Killed.KAFKA) ? withoutKafka(UNTIL_NOBODY_SENDS) : away(process);
    }

    private static Expected away(String process) {
        // its successor does not send before it has the lease; who asks it waits for it, so that any breaker may open
        return must(PROCESS_DOWN, process).and(may(NO_RELAY, process)).and(may(BREAKER_OPEN, RECONCILIATION_DIFFERS));
    }

    private static Expected withoutKafka(Duration length) {
        return from(UNTIL_NOBODY_SENDS, length, NO_RELAY).and(from(UNTIL_THE_OUTBOX_IS_OLD, length, OUTBOX_NOT_SENT))
                .and(may(NO_RELAY, OUTBOX_NOT_SENT, RECONCILIATION_DIFFERS));
    }

    private static Expected from(Duration least, Duration length, Alert alert) {
        return length.compareTo(least) >= 0 ? must(alert, null) : NOTHING;
    }
}
