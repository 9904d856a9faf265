package milepost.platform.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.common.TopicPartition;

/**
 * A consumer of the {@link SimulatedBroker}, alone in its group: the part of Kafka's interface that the platform's consumers
 * use. What else the interface has is inherited from Kafka's own mock, and nobody calls it.
 */
public class SimulatedConsumer extends MockConsumer<String, byte[]> {

    private static final int MOST_RECORDS = 100;

    private final SimulatedBroker broker;
    private final String group;
    private final Map<TopicPartition, Long> positions = new LinkedHashMap<>();
    private final Set<TopicPartition> paused = new HashSet<>();
    private int turn;

    SimulatedConsumer(SimulatedBroker broker, String group) {
        super("earliest");
        this.broker = broker;
        this.group = group;
    }

    @Override
    public void subscribe(Collection<String> topics, ConsumerRebalanceListener listener) {
        for (String topic : topics) {
            for (TopicPartition place : broker.places(topic)) {
                Long committed = broker.committed(group, place);
                positions.put(place, committed == null ? 0 : committed);
            }
        }
        listener.onPartitionsAssigned(List.copyOf(positions.keySet()));
    }

    @Override
    public Set<TopicPartition> assignment() {
        return new LinkedHashSet<>(positions.keySet());
    }

    /** The partitions take turns in being the first one read. */
    @Override
    public ConsumerRecords<String, byte[]> poll(Duration patience) {
        Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> found = new LinkedHashMap<>();
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
        if (!broker.isDown()) {
            List<TopicPartition> places = new ArrayList<>(positions.keySet());
            Collections.rotate(places, turn++);
            int left = MOST_RECORDS;
            for (TopicPartition place : places) {
                if (!paused.contains(place) && left > 0) {
                    left -= read(place, left, found);
                }
            }
        }
        return new ConsumerRecords<>(found, next);
    }

    private int read(TopicPartition place, int most, Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> into) {
        List<ConsumerRecord<String, byte[]>> records = broker.read(place, positions.get(place), most);
        if (records.isEmpty()) {
            positions.put(place, broker.end(place));
        } else {
            into.put(place, records);
            positions.put(place, records.getLast().offset() + 1);
        }
        return records.size();
    }

    @Override
    public Map<TopicPartition, OffsetAndMetadata> committed(Set<TopicPartition> places, Duration patience) {
        broker.mustBeUp();
        Map<TopicPartition, OffsetAndMetadata> known = new HashMap<>();
        places.forEach(place -> {
            Long offset = broker.committed(group, place);
            known.put(place, offset == null ? null : new OffsetAndMetadata(offset));
        });
        return known;
    }

    @Override
    public Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> places, Duration patience) {
        Map<TopicPartition, Long> ends = new LinkedHashMap<>();
        places.forEach(place -> ends.put(place, broker.end(place)));
        return ends;
    }

    @Override
    public long position(TopicPartition place, Duration patience) {
        return positions.get(place);
    }

    @Override
    public void commitAsync(Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {
        if (!broker.isDown()) {
            offsets.forEach((place, offset) -> broker.commit(group, place, offset.offset()));
        }
    }

    @Override
    public void seek(TopicPartition place, long offset) {
        positions.put(place, offset);
    }

    @Override
    public void pause(Collection<TopicPartition> places) {
        paused.addAll(places);
    }

    @Override
    public void resume(Collection<TopicPartition> places) {
        paused.removeAll(places);
    }

    @Override
    public OptionalLong currentLag(TopicPartition place) {
        return OptionalLong.of(broker.end(place) - positions.get(place));
    }

    @Override
    public void close(CloseOptions options) {
        positions.clear();
    }
}
