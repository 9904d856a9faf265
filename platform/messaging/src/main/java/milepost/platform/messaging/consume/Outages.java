package milepost.platform.messaging.consume;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.ReadinessState;

/**
 * Turns readiness off while some consumer cannot apply what it has, and on again when all can. One failed attempt is not an
 * outage yet: two transactions that collided are tried again a moment later.
 */
public final class Outages {

    private static final Logger log = LoggerFactory.getLogger(Outages.class);
    private static final int FAILURES_OF_AN_OUTAGE = 2;

    private final Consumer<ReadinessState> readiness;
    private final Map<String, Integer> failures = new HashMap<>();
    private boolean refusing;

    public Outages(Consumer<ReadinessState> readiness) {
        this.readiness = readiness;
    }

    /** It cannot work for a known reason: an outage at once. */
    public synchronized void hold(String consumer) {
        failures.put(consumer, FAILURES_OF_AN_OUTAGE);
        refusing = true;
        readiness.accept(ReadinessState.REFUSING_TRAFFIC);
    }

    public synchronized void failed(String consumer, Throwable failure) {
        int inARow = failures.merge(consumer, 1, Integer::sum);
        if (inARow == FAILURES_OF_AN_OUTAGE) {
            log.warn("{} cannot apply what it received and keeps trying", consumer, failure);
        }
        if (inARow >= FAILURES_OF_AN_OUTAGE) {
            // said again at every failure, because the application accepts traffic once when its start is complete
            refusing = true;
            readiness.accept(ReadinessState.REFUSING_TRAFFIC);
        }
    }

    public synchronized void worked(String consumer) {
        Integer before = failures.remove(consumer);
        if (before != null && before >= FAILURES_OF_AN_OUTAGE) {
            log.info("{} applies records again", consumer);
        }
        if (refusing && failures.values().stream().noneMatch(inARow -> inARow >= FAILURES_OF_AN_OUTAGE)) {
            refusing = false;
            readiness.accept(ReadinessState.ACCEPTING_TRAFFIC);
        }
    }
}
