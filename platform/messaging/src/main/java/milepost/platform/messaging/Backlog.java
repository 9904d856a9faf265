package milepost.platform.messaging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import milepost.platform.messaging.consume.PostgresDeadLetters;
import milepost.platform.messaging.outbox.OutboxRows;
import milepost.platform.messaging.outbox.PostgresOutboxRows;
import milepost.platform.messaging.work.Waiting;
import milepost.platform.messaging.work.Worker;
import org.springframework.context.SmartLifecycle;

/** The figures that say whether anything is stuck; looked up at an interval, because a scrape must not cost a query. */
final class Backlog implements SmartLifecycle {

    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final PostgresOutboxRows outbox;
    private final PostgresDeadLetters deadLetters;
    private final Waiting waiting;
    private final Worker worker;
    private volatile OutboxRows.Backlog waitingRows = new OutboxRows.Backlog(0, null);
    private volatile long unresolved;

    Backlog(PostgresOutboxRows outbox, PostgresDeadLetters deadLetters, Waiting waiting, MeterRegistry meters) {
        this.outbox = outbox;
        this.deadLetters = deadLetters;
        this.waiting = waiting;
        this.worker = new Worker("backlog", INTERVAL, this::look, () -> { });
        Gauge.builder("outbox.rows", () -> waitingRows.rows()).description("snapshots that wait for the broker").register(meters);
        Gauge.builder("outbox.age", this::age).baseUnit("seconds").description("how long the oldest one has waited").register(meters);
        Gauge.builder("dead.letters.unresolved", () -> unresolved).description("records given up and not yet superseded").register(meters);
    }

    private void look() {
        OutboxRows.Backlog found = waiting.forResultOf(outbox.backlog());
        if (found != null) {
            waitingRows = found;
        }
        Long letters = waiting.forResultOf(deadLetters.unresolved());
        if (letters != null) {
            unresolved = letters;
        }
    }

    private double age() {
        Instant oldest = waitingRows.oldest();
        return oldest == null ? 0 : Math.max(0, Duration.between(oldest, Instant.now()).toMillis() / 1000.0);
    }

    @Override
    public void start() {
        worker.start();
    }

    @Override
    public void stop() {
        worker.stop();
    }

    @Override
    public boolean isRunning() {
        return worker.isRunning();
    }
}
