package milepost.platform.messaging.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import milepost.platform.messaging.work.Worker;
import org.springframework.context.SmartLifecycle;

/** The relay's own thread: woken after every commit that published something, and by a timer, which is the truth. */
public final class Relay implements SmartLifecycle {

    private final RelayStep step;
    private final Counter batches;
    private final Worker worker;

    public Relay(RelayStep step, Duration interval, MeterRegistry meters) {
        this.step = step;
        this.batches = meters.counter("outbox.batches");
        this.worker = new Worker("relay", interval, this::sendWhatWaits, step::stop);
    }

    public void wake() {
        worker.wake();
    }

    private void sendWhatWaits() {
        while (worker.isMine() && step.take() == RelayStep.Outcome.SENT) {
            batches.increment();
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
