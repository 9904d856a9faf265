package milepost.platform.messaging.consume;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import milepost.platform.messaging.work.Waiting;
import milepost.platform.messaging.work.Worker;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.springframework.context.SmartLifecycle;

/** One topic's thread: polls with one Kafka consumer for as long as that works, and with a new one after it failed. */
public final class TopicWorker implements SmartLifecycle {

    private static final Duration PAUSE_AFTER_A_FAILURE = Duration.ofSeconds(1);
    private static final Duration LEAVING = Duration.ofSeconds(2);

    private final String topic;
    private final Supplier<Consumer<String, byte[]>> consumers;
    private final Consumption consumption;
    private final RebuildGate gate;
    private final Outages outages;
    private final Waiting waiting;
    private final Duration longestBackOff;
    private final AtomicLong lag;
    private final Worker worker;

    public TopicWorker(String topic, Supplier<Consumer<String, byte[]>> consumers, Consumption consumption, RebuildGate gate,
            Outages outages, Waiting waiting, Duration longestBackOff, AtomicLong lag) {
        this.topic = topic;
        this.consumers = consumers;
        this.consumption = consumption;
        this.gate = gate;
        this.outages = outages;
        this.waiting = waiting;
        this.longestBackOff = longestBackOff;
        this.lag = lag;
        this.worker = new Worker("consumer " + topic, PAUSE_AFTER_A_FAILURE, this::consume, () -> { });
    }

    private void consume() {
        Consumer<String, byte[]> consumer = consumers.get();
        try {
            var polling = new TopicConsumer(topic, consumer, consumption, gate, outages, waiting, new BackOff(longestBackOff), lag);
            polling.subscribe();
            while (worker.isMine()) {
                polling.turn();
            }
        } finally {
            consumer.close(CloseOptions.timeout(LEAVING));
        }
    }

    @Override
    public void start() {
        worker.start();
    }

    void dismiss() {
        worker.dismiss();
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
