package milepost.platform.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import milepost.platform.messaging.EventEnvelope;
import milepost.platform.messaging.work.HeldLease;
import milepost.platform.messaging.work.Leases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@code relay.leading} says, which wakes somebody where it stays at 0. */
class RelayLeadingTest {

    private static final Duration OFTEN = Duration.ofMillis(5);

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicBoolean broken = new AtomicBoolean();
    private final AtomicBoolean leaseIsFree = new AtomicBoolean(true);
    private final List<Double> saidDuringAStep = new CopyOnWriteArrayList<>();
    private final Relay relay = new Relay(new RelayStep(new HeldLease(new OneLease(), "relay", "it", Duration.ofNanos(1), System::nanoTime), new Nothing(), new Open(), 500,
            _ -> {
                saidDuringAStep.add(leading());
                if (broken.get()) {
                    throw new IllegalStateException("Kafka is away");
                }
                return true;
            }), OFTEN, meters);

    @AfterEach
    void stop() {
        relay.stop();
    }

    @Test
    void aRelayThatIsInTheMiddleOfAStepStillLeads() {
        relay.start();

        await().until(() -> saidDuringAStep.size() > 3);

        assertThat(saidDuringAStep).startsWith(0.0, 1.0, 1.0, 1.0);
    }

    @Test
    void oneWhoseStepFailsDoesNotUntilOneSucceeds() {
        relay.start();
        await().until(() -> leading() == 1);

        broken.set(true);
        await().until(() -> leading() == 0);

        broken.set(false);
        await().until(() -> leading() == 1);
    }

    @Test
    void oneThatStandsByDoesNot() {
        relay.start();
        await().until(() -> leading() == 1);

        leaseIsFree.set(false);

        await().until(() -> leading() == 0);
    }

    private double leading() {
        return meters.get("relay.leading").gauge().value();
    }

    private final class OneLease implements Leases {

        @Override
        public boolean hold(String name, String holder, Duration length) {
            return leaseIsFree.get();
        }

        @Override
        public void release(String name, String holder) {
            // nobody else wants it
        }
    }

    private static final class Nothing implements OutboxRows {

        @Override
        public List<Row> oldest(int limit) {
            return List.of();
        }

        @Override
        public void delete(List<Row> sent) {
            throw new AssertionError("nothing was sent");
        }
    }

    private static final class Open implements EventLog {

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void open() {
            throw new AssertionError("it is open");
        }

        @Override
        public void append(List<EventEnvelope> envelopes) {
            throw new AssertionError("there is nothing to send");
        }

        @Override
        public void close() {
            // it stays open: this is not about the log
        }
    }
}
