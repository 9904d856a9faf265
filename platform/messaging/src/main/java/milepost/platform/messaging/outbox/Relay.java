package milepost.platform.messaging.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import milepost.platform.messaging.work.Worker;
import org.springframework.context.SmartLifecycle;

/**
 * The relay's own thread: woken after every commit that published something, and by a timer, which is the truth. What is committed
 * while it takes breath goes with the next batch: a transaction of Kafka costs as much for one record as for fifty, here, at the
 * broker and in everyone who reads it.
 */
public final class Relay implements SmartLifecycle {

    /** From the beginning of one batch to that of the next; the first after a pause goes at once. */
    private static final Duration BREATH = Duration.ofMillis(40);

    private final RelayStep step;
    private final Counter batches;
    private final Worker worker;
    private volatile boolean leading;

    public Relay(RelayStep step, Duration interval, MeterRegistry meters) {
        this.step = step;
        this.batches = meters.counter("outbox.batches");
        this.worker = new Worker("relay", interval, this::sendWhatWaits, step::stop);
        Gauge.builder("relay.leading", () -> leading ? 1 : 0).description("1 in the process whose relay sends").register(meters);
    }

    public void wake() {
        worker.wake();
    }

    /** It leads until a step says otherwise or fails: in the middle of a step, where a busy relay mostly is, nobody else sends. */
    private void sendWhatWaits() {
        try {
            long begun = System.nanoTime();
            RelayStep.Outcome outcome = step.take();
            leading = outcome != RelayStep.Outcome.STANDING_BY;
            while (outcome == RelayStep.Outcome.SENT) {
                batches.increment();
                worker.pauseUntil(begun + BREATH.toNanos());
                begun = System.nanoTime();
                outcome = worker.isMine() ? step.take() : RelayStep.Outcome.NOTHING_TO_SEND;
            }
        } catch (RuntimeException e) {
            leading = false;
            throw e;
        }
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
