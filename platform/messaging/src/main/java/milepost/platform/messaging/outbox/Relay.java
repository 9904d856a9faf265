package milepost.platform.messaging.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import milepost.platform.messaging.work.Worker;
import org.springframework.context.SmartLifecycle;

/** The relay's own thread: woken after every commit that published something, and by a timer, which is the truth. */
public final class Relay implements SmartLifecycle {

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

    private void sendWhatWaits() {
        leading = false;
        RelayStep.Outcome outcome = step.take();
        leading = outcome != RelayStep.Outcome.STANDING_BY;
        while (outcome == RelayStep.Outcome.SENT) {
            batches.increment();
            outcome = worker.isMine() ? step.take() : RelayStep.Outcome.NOTHING_TO_SEND;
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
