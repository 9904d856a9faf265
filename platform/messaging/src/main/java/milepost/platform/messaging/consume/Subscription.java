package milepost.platform.messaging.consume;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import milepost.platform.messaging.work.Waiting;

/**
 * What it takes to consume one topic, whichever Kafka consumer does it at the moment.
 *
 * @param gate    shared by all topics of the process, as are the outages
 * @param lag     where the consumer says how many records it is behind
 */
public record Subscription(String topic, Consumption consumption, RebuildGate gate, Outages outages, Waiting waiting,
        Duration longestBackOff, AtomicLong lag) {
}
