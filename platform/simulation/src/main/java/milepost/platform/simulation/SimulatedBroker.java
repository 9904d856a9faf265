package milepost.platform.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import milepost.platform.messaging.EventEnvelope;
import milepost.platform.messaging.consume.Delivery;
import milepost.platform.messaging.outbox.EventLog;
import milepost.platform.messaging.recover.WholeTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * Topics in partitions, transactional writers that fence each other, offsets by group, compaction. A batch is appended as a
 * whole or not at all, and only to the end.
 */
public final class SimulatedBroker {

    private static final Comparator<TopicPartition> IN_ORDER = Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);

    private final int partitions;
    private final Map<TopicPartition, Partition> logs = new HashMap<>();
    private final Map<String, List<TopicPartition>> places = new HashMap<>();
    private final Map<String, Integer> writers = new HashMap<>();
    private final Map<String, Map<TopicPartition, Long>> committed = new HashMap<>();
    private boolean down;

    /** Records by offset, with gaps where compaction was. */
    private static final class Partition {
        private final TreeMap<Long, ConsumerRecord<String, byte[]>> records = new TreeMap<>();
        private long end;
    }

    public SimulatedBroker(int partitions) {
        this.partitions = partitions;
    }

    /** All that stands in another one. */
    void become(SimulatedBroker other) {
        other.logs.forEach((place, log) -> {
            log(place).records.putAll(log.records);
            log(place).end = log.end;
        });
        other.committed.forEach((group, offsets) -> offsets(group).putAll(offsets));
        writers.putAll(other.writers);
    }

    public void stop() {
        down = true;
    }

    public void resume() {
        down = false;
    }

    public boolean isDown() {
        return down;
    }

    void mustBeUp() {
        if (down) {
            throw new TimeoutException("the broker does not answer");
        }
    }

    /** A writer under the service's transactional id; opening one fences those opened before. */
    public EventLog writer(String service) {
        return new EventLog() {

            private int epoch;

            @Override
            public boolean isOpen() {
                return epoch > 0;
            }

            @Override
            public void open() {
                mustBeUp();
                epoch = writers.merge(service, 1, Integer::sum);
            }

            @Override
            public void append(List<EventEnvelope> envelopes) {
                mustBeUp();
                if (epoch != writers.getOrDefault(service, 0)) {
                    throw new ProducerFencedException("a later writer of " + service + " has taken over");
                }
                envelopes.forEach(envelope -> SimulatedBroker.this.append(envelope.toRecord()));
            }

            @Override
            public void close() {
                epoch = 0;
            }
        };
    }

    /** Topics from their beginnings to their present ends, for whoever belongs to no group. */
    public WholeTopic wholeTopics() {
        return (topic, reader) -> {
            mustBeUp();
            for (TopicPartition place : places(topic)) {
                List<Delivery> all = new ArrayList<>();
                log(place).records.values().forEach(record -> all.add(Delivery.of(record)));
                if (!reader.records(all) || !reader.endOfPartition()) {
                    return false;
                }
            }
            return true;
        };
    }

    /** Appends whatever it is, from whomever; for records that should not be there. */
    public void append(ProducerRecord<String, byte[]> record) {
        TopicPartition place = places(record.topic()).get(partitionOf(record.key()));
        Partition log = log(place);
        long offset = log.end++;
        log.records.put(offset, new ConsumerRecord<>(record.topic(), place.partition(), offset, 0L, TimestampType.CREATE_TIME,
                0, 0, record.key(), record.value(), new RecordHeaders(record.headers()), Optional.empty()));
    }

    private int partitionOf(@Nullable String key) {
        return key == null ? 0 : Math.floorMod(key.hashCode(), partitions);
    }

    /** Removes, key by key and at random, records that a newer one of their key has made superfluous. */
    public void compact(RandomGenerator random) {
        for (TopicPartition place : logs.keySet().stream().sorted(IN_ORDER).toList()) {
            Partition log = log(place);
            Set<String> newer = new HashSet<>();
            for (long offset : List.copyOf(log.records.descendingKeySet())) {
                String key = log.records.get(offset).key();
                if (key != null && !newer.add(key) && random.nextBoolean()) {
                    log.records.remove(offset);
                }
            }
        }
    }

    /** Every record of a topic that is still there, partition by partition. */
    public List<ConsumerRecord<String, byte[]>> records(String topic) {
        List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
        places(topic).forEach(place -> all.addAll(log(place).records.values()));
        return all;
    }

    /** How many records the topic has ever had. */
    public long size(String topic) {
        return places(topic).stream().mapToLong(this::end).sum();
    }

    /** How many of them this group has taken. */
    public long read(String group, String topic) {
        return places(topic).stream().mapToLong(place -> {
            Long offset = committed(group, place);
            return offset == null ? 0 : offset;
        }).sum();
    }

    /** The group will read everything of the topic again, as a new group would. */
    public void forget(String group, String topic) {
        offsets(group).keySet().removeIf(place -> place.topic().equals(topic));
    }

    /** The group will read again what it has read since the offsets it had earlier. */
    public void rewind(String group, String topic, RandomGenerator random) {
        offsets(group).replaceAll((place, offset) -> place.topic().equals(topic) && offset > 0 ? random.nextLong(offset + 1) : offset);
    }

    public SimulatedConsumer consumer(String group) {
        return new SimulatedConsumer(this, group);
    }

    List<TopicPartition> places(String topic) {
        return places.computeIfAbsent(topic, _ -> IntStream.range(0, partitions).mapToObj(nr -> new TopicPartition(topic, nr)).toList());
    }

    long end(TopicPartition place) {
        return log(place).end;
    }

    /** Whether there is anything from an offset on. */
    boolean hasAny(TopicPartition place, long from) {
        Partition log = log(place);
        return log.end > from && log.records.ceilingKey(from) != null;
    }

    /** Up to so many records from an offset on. */
    List<ConsumerRecord<String, byte[]>> read(TopicPartition place, long from, int most) {
        return log(place).records.tailMap(from, true).values().stream().limit(most).toList();
    }

    @Nullable Long committed(String group, TopicPartition place) {
        return offsets(group).get(place);
    }

    void commit(String group, TopicPartition place, long offset) {
        offsets(group).put(place, offset);
    }

    private Map<TopicPartition, Long> offsets(String group) {
        return committed.computeIfAbsent(group, _ -> new HashMap<>());
    }

    private Partition log(TopicPartition place) {
        return logs.computeIfAbsent(place, _ -> new Partition());
    }
}
