package milepost.platform.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import milepost.platform.messaging.consume.Application;
import milepost.platform.messaging.consume.Consumption;
import milepost.platform.messaging.consume.DeadLetters;
import milepost.platform.messaging.consume.Outages;
import milepost.platform.messaging.consume.RebuildGate;
import milepost.platform.messaging.consume.Subscription;
import milepost.platform.messaging.consume.TopicWorker;
import milepost.platform.messaging.work.Waiting;
import org.springframework.transaction.reactive.TransactionalOperator;

/** What all consumers of a process share, and how one of them is put together. */
record ConsumerPerTopic(KafkaClients kafka, Application application, DeadLetters deadLetters, TransactionalOperator transaction,
        RebuildGate gate, Outages outages, MessagingProperties properties, MeterRegistry meters) {

    TopicWorker consuming(String topic) {
        var consumption = new Consumption(topic, application, deadLetters, transaction, new Counted(meters, topic));
        AtomicLong lag = Objects.requireNonNull(meters.gauge("consumer.lag", Tags.of("topic", topic), new AtomicLong()));
        var subscription = new Subscription(topic, consumption, gate, outages, new Waiting(properties.consumerPatience()),
                properties.longestBackOff(), lag);
        return new TopicWorker(subscription, () -> kafka.consumer(topic));
    }

    /** The delay is measured from the time the owner recorded the state, so it covers outbox, relay, broker and consumer. */
    private static final class Counted implements Consumption.Tally {

        private final Counter applied;
        private final Counter ignored;
        private final Timer delay;

        Counted(MeterRegistry meters, String topic) {
            applied = meters.counter("projection.applied", "topic", topic);
            ignored = meters.counter("projection.ignored", "topic", topic);
            delay = meters.timer("projection.delay", "topic", topic);
        }

        @Override
        public void applied(Snapshot snapshot) {
            applied.increment();
            delay.record(Duration.between(snapshot.recordedAt(), Instant.now()));
        }

        @Override
        public void ignored(Snapshot snapshot) {
            ignored.increment();
        }
    }
}
