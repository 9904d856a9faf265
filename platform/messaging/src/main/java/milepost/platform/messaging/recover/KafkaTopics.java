package milepost.platform.messaging.recover;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import milepost.platform.messaging.consume.Delivery;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Topics of a real broker, read by a consumer that belongs to no group; only what was committed is seen. */
public final class KafkaTopics implements WholeTopic {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LOOK_UP = Duration.ofSeconds(10);
    private static final int EMPTY_POLLS = 100;

    private final Supplier<Consumer<String, byte[]>> consumers;

    public KafkaTopics(Supplier<Consumer<String, byte[]>> consumers) {
        this.consumers = consumers;
    }

    @Override
    public boolean read(String topic, Reader reader) {
        try (Consumer<String, byte[]> consumer = consumers.get()) {
            List<TopicPartition> places = consumer.partitionsFor(topic, LOOK_UP).stream()
                    .map(place -> new TopicPartition(topic, place.partition())).toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(places, LOOK_UP);
            for (TopicPartition place : places) {
                if (!read(consumer, place, ends.get(place), reader)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static boolean read(Consumer<String, byte[]> consumer, TopicPartition place, long end, Reader reader) {
        consumer.assign(List.of(place));
        consumer.seekToBeginning(List.of(place));
        int empty = 0;
        while (consumer.position(place, LOOK_UP) < end) {
            List<Delivery> some = new ArrayList<>();
            consumer.poll(POLL).forEach(record -> some.add(Delivery.of(record)));
            empty = some.isEmpty() ? empty + 1 : 0;
            if (empty == EMPTY_POLLS) {
                throw new TimeoutException("nothing more comes from " + place);
            }
            if (!reader.records(some)) {
                return false;
            }
        }
        return reader.endOfPartition();
    }
}
