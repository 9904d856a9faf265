package milepost.chaos.alerts;

import java.time.Duration;

/** The shipped alerts that belong to faults, by the names they have in {@code observability/rules}. */
enum Alert {
    PROCESS_DOWN("ProcessDown", 10),
    BREAKER_OPEN("BreakerOpen", 10),
    OUTBOX_NOT_SENT("OutboxNotSent", 10),
    NO_RELAY("NoRelay", 10),
    CONSUMER_BEHIND("ConsumerBehind", 10),
    // a record is tried again before it is given up, and what was given up is counted by its reader, which may just have been killed
    DEAD_LETTERS("DeadLetters", 30),
    // compared once a minute, and of what changed in the last 30 s nothing is said
    RECONCILIATION_DIFFERS("ReconciliationDiffers", 120);

    private final String rule;
    private final int late;

    Alert(String rule, int late) {
        this.rule = rule;
        this.late = late;
    }

    String rule() {
        return rule;
    }

    /** How long after a fault is over it may still come of it: figures are looked up, scraped and evaluated at intervals. */
    Duration late() {
        return Duration.ofSeconds(late);
    }
}
