package milepost.platform.messaging.consume;

import java.time.Duration;
import java.util.function.Supplier;
import milepost.platform.messaging.work.Worker;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.springframework.context.SmartLifecycle;

/** One topic's thread: polls with one Kafka consumer for as long as that works, and with a new one after it failed. */
public final class TopicWorker implements SmartLifecycle {

    private static final Duration PAUSE_AFTER_A_FAILURE = Duration.ofSeconds(1);
    private static final Duration LEAVING = Duration.ofSeconds(2);

    private final Subscription subscription;
    private final Supplier<Consumer<String, byte[]>> consumers;
    private final Worker worker;

    public TopicWorker(Subscription subscription, Supplier<Consumer<String, byte[]>> consumers) {
        this.subscription = subscription;
        this.consumers = consumers;
        this.worker = new Worker("consumer " + subscription.topic(), PAUSE_AFTER_A_FAILURE, this::consume, () -> { });
    }

    private void consume() {
        Consumer<String, byte[]> consumer = consumers.get();
        try {
            var polling = new TopicConsumer(subscription, consumer, System::nanoTime);
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
