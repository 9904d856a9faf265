package milepost.platform.messaging.consume;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import milepost.platform.messaging.work.Waiting;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * One assignment's worth of polling: fetch, apply, commit. Offsets follow the database, never the other way round; what was
 * not applied is sought again. While it waits, for an outage to end or for other copies to be rebuilt, it polls paused
 * partitions, so that it stays in its group.
 */
final class TopicConsumer implements ConsumerRebalanceListener {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration POLL_WHILE_WAITING = Duration.ofMillis(50);
    private static final Duration LOOK_UP = Duration.ofSeconds(10);

    private final String topic;
    private final Consumer<String, byte[]> consumer;
    private final Consumption consumption;
    private final RebuildGate gate;
    private final Outages outages;
    private final Waiting waiting;
    private final BackOff backOff;
    private final AtomicLong lag;
    private final Map<TopicPartition, OffsetAndMetadata> complete = new HashMap<>();
    private long pausedUntil = System.nanoTime();

    TopicConsumer(String topic, Consumer<String, byte[]> consumer, Consumption consumption, RebuildGate gate, Outages outages,
            Waiting waiting, BackOff backOff, AtomicLong lag) {
        this.topic = topic;
        this.consumer = consumer;
        this.consumption = consumption;
        this.gate = gate;
        this.outages = outages;
        this.waiting = waiting;
        this.backOff = backOff;
        this.lag = lag;
    }

    void subscribe() {
        consumer.subscribe(List.of(topic), this);
    }

    void turn() {
        boolean waits = pauseWhatMustWait();
        ConsumerRecords<String, byte[]> records = consumer.poll(waits ? POLL_WHILE_WAITING : POLL);
        if (!records.isEmpty()) {
            take(records);
        }
        noteRebuilt();
        lag.set(consumer.assignment().stream().mapToLong(place -> consumer.currentLag(place).orElse(0)).sum());
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        Set<TopicPartition> places = Set.copyOf(assigned);
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(places, LOOK_UP);
        Set<TopicPartition> fresh = places.stream().filter(place -> committed.get(place) == null).collect(Collectors.toSet());
        Map<Integer, Long> ends = new HashMap<>();
        consumer.endOffsets(fresh, LOOK_UP).forEach((place, end) -> {
            long position = consumer.position(place, LOOK_UP);
            if (position < end) {
                ends.put(place.partition(), end);
            } else {
                complete.put(place, new OffsetAndMetadata(position));
            }
        });
        gate.assigned(topic, ends);
        pauseWhatMustWait();
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        gate.revoked(topic, revoked.stream().map(TopicPartition::partition).collect(Collectors.toSet()));
    }

    /** True when some partition waits. */
    private boolean pauseWhatMustWait() {
        Set<TopicPartition> assigned = consumer.assignment();
        boolean outage = pausedUntil - System.nanoTime() > 0;
        boolean open = gate.isOpen();
        List<TopicPartition> waitingOnes = assigned.stream()
                .filter(place -> outage || !open && gate.foldUntil(topic, place.partition()).isEmpty()).toList();
        consumer.pause(waitingOnes);
        consumer.resume(assigned.stream().filter(place -> !waitingOnes.contains(place)).toList());
        return !waitingOnes.isEmpty();
    }

    /** After a failure the records are taken one by one: a batch that is merely too slow for one transaction then gets through. */
    private void take(ConsumerRecords<String, byte[]> records) {
        List<Delivery> waitingOnes = deliveries(records);
        int together = backOff.isFresh() ? waitingOnes.size() : 1;
        Effect effect = gate.isOpen() ? Effect.CONVERGE : Effect.FOLD_ONLY;
        for (int done = 0; done < waitingOnes.size(); done += together) {
            List<Delivery> piece = waitingOnes.subList(done, Math.min(done + together, waitingOnes.size()));
            try {
                waiting.forResultOf(consumption.take(piece, effect));
            } catch (RuntimeException e) {
                tryAgainLater(waitingOnes.subList(done, waitingOnes.size()), e);
                return;
            }
            commit(piece);
        }
        backOff.reset();
        outages.worked(topic);
    }

    private List<Delivery> deliveries(ConsumerRecords<String, byte[]> records) {
        List<Delivery> deliveries = new ArrayList<>();
        for (TopicPartition place : records.partitions()) {
            upToRebuildsEnd(place, records.records(place)).forEach(record -> deliveries.add(Delivery.of(record)));
        }
        return deliveries;
    }

    /** What came after the noted end belongs to normal work, which has to wait for the other copies. */
    private List<ConsumerRecord<String, byte[]>> upToRebuildsEnd(TopicPartition place, List<ConsumerRecord<String, byte[]>> records) {
        var end = gate.foldUntil(topic, place.partition());
        if (end.isEmpty() || records.getLast().offset() < end.getAsLong()) {
            return records;
        }
        consumer.seek(place, end.getAsLong());
        return records.stream().filter(record -> record.offset() < end.getAsLong()).toList();
    }

    private void tryAgainLater(List<Delivery> left, RuntimeException failure) {
        Map<Integer, Long> first = new HashMap<>();
        left.forEach(delivery -> first.merge(delivery.origin().partition(), delivery.origin().offset(), Math::min));
        first.forEach((partition, offset) -> consumer.seek(new TopicPartition(topic, partition), offset));
        pausedUntil = System.nanoTime() + backOff.next().toNanos();
        outages.failed(topic, failure);
    }

    /** A partition that is being rebuilt is committed when it is complete: a crash before that must fold it again. */
    private void commit(List<Delivery> deliveries) {
        Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
        for (Delivery delivery : deliveries) {
            var origin = delivery.origin();
            if (gate.foldUntil(topic, origin.partition()).isEmpty()) {
                done.put(new TopicPartition(topic, origin.partition()), new OffsetAndMetadata(origin.offset() + 1));
            }
        }
        commit(done);
    }

    /** An empty partition is complete from the start, and committed too: its first record is none of a rebuild, even after a crash. */
    private void noteRebuilt() {
        for (TopicPartition place : consumer.assignment()) {
            if (gate.foldUntil(topic, place.partition()).isPresent()) {
                long position = consumer.position(place, LOOK_UP);
                if (gate.reached(topic, place.partition(), position)) {
                    complete.put(place, new OffsetAndMetadata(position));
                }
            }
        }
        commit(Map.copyOf(complete));
        complete.clear();
    }

    /** Asynchronous, because a lost commit costs a repetition and nothing else. */
    private void commit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        if (!offsets.isEmpty()) {
            consumer.commitAsync(offsets, null);
        }
    }
}
