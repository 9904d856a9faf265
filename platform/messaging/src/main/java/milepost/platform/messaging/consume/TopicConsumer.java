package milepost.platform.messaging.consume;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import milepost.platform.messaging.work.BatchSize;
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
public final class TopicConsumer implements ConsumerRebalanceListener {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration POLL_WHILE_WAITING = Duration.ofMillis(50);
    private static final Duration LOOK_UP = Duration.ofSeconds(10);
    private static final int MOST_TOGETHER = 100;

    private final Subscription to;
    private final Consumer<String, byte[]> consumer;
    private final BackOff backOff;
    private final BatchSize together = new BatchSize(MOST_TOGETHER);
    private final Map<TopicPartition, OffsetAndMetadata> complete = new HashMap<>();
    private final LongSupplier nanos;
    private long pausedUntil;

    public TopicConsumer(Subscription to, Consumer<String, byte[]> consumer, LongSupplier nanos) {
        this.to = to;
        this.consumer = consumer;
        this.nanos = nanos;
        this.pausedUntil = nanos.getAsLong();
        this.backOff = new BackOff(to.longestBackOff());
    }

    public void subscribe() {
        consumer.subscribe(List.of(to.topic()), this);
    }

    public void turn() {
        boolean waits = pauseWhatMustWait();
        ConsumerRecords<String, byte[]> records = consumer.poll(waits ? POLL_WHILE_WAITING : POLL);
        if (!records.isEmpty()) {
            take(records);
        }
        noteRebuilt();
        to.lag().set(consumer.assignment().stream().mapToLong(place -> consumer.currentLag(place).orElse(0)).sum());
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
        to.gate().assigned(to.topic(), ends);
        pauseWhatMustWait();
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        to.gate().revoked(to.topic(), revoked.stream().map(TopicPartition::partition).collect(Collectors.toSet()));
    }

    /** True when some partition waits. */
    private boolean pauseWhatMustWait() {
        Set<TopicPartition> assigned = consumer.assignment();
        boolean outage = pausedUntil - nanos.getAsLong() > 0;
        boolean open = to.gate().isOpen();
        List<TopicPartition> waitingOnes = assigned.stream()
                .filter(place -> outage || !open && to.gate().foldUntil(to.topic(), place.partition()).isEmpty()).toList();
        consumer.pause(waitingOnes);
        consumer.resume(assigned.stream().filter(place -> !waitingOnes.contains(place)).toList());
        return !waitingOnes.isEmpty();
    }

    /** What was too much for one transaction once would be so again: it is remembered how much was not. */
    private void take(ConsumerRecords<String, byte[]> records) {
        Effect effect = to.gate().isOpen() ? Effect.CONVERGE : Effect.FOLD_ONLY;
        List<Delivery> waitingOnes = deliveries(records, effect);
        for (int done = 0; done < waitingOnes.size(); ) {
            List<Delivery> piece = waitingOnes.subList(done, done + together.of(waitingOnes.size() - done));
            try {
                to.waiting().forResultOf(to.consumption().take(piece, effect));
            } catch (RuntimeException e) {
                together.failed(piece.size());
                tryAgainLater(waitingOnes.subList(done, waitingOnes.size()), e);
                return;
            }
            together.worked(piece.size());
            done += piece.size();
            commit(piece);
        }
        backOff.reset();
        to.outages().worked(to.topic());
    }

    private List<Delivery> deliveries(ConsumerRecords<String, byte[]> records, Effect effect) {
        List<Delivery> deliveries = new ArrayList<>();
        for (TopicPartition place : records.partitions()) {
            permitted(place, records.records(place), effect).forEach(record -> deliveries.add(Delivery.of(record)));
        }
        return deliveries;
    }

    /**
     * While anything is being rebuilt, only what lies before a noted end may be taken, and only be folded; the rest is normal
     * work, which has to wait for the other copies.
     */
    private List<ConsumerRecord<String, byte[]>> permitted(TopicPartition place, List<ConsumerRecord<String, byte[]>> records,
            Effect effect) {
        if (effect == Effect.CONVERGE) {
            return records;
        }
        long end = to.gate().foldUntil(to.topic(), place.partition()).orElse(0);
        List<ConsumerRecord<String, byte[]>> before = records.stream().filter(record -> record.offset() < end).toList();
        if (before.size() < records.size()) {
            consumer.seek(place, records.get(before.size()).offset());
        }
        return before;
    }

    private void tryAgainLater(List<Delivery> left, RuntimeException failure) {
        Map<Integer, Long> first = new HashMap<>();
        left.forEach(delivery -> first.merge(delivery.origin().partition(), delivery.origin().offset(), Math::min));
        first.forEach((partition, offset) -> consumer.seek(new TopicPartition(to.topic(), partition), offset));
        pausedUntil = nanos.getAsLong() + backOff.next().toNanos();
        to.outages().failed(to.topic(), failure);
    }

    /** A partition that is being rebuilt is committed when it is complete: a crash before that must fold it again. */
    private void commit(List<Delivery> deliveries) {
        Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
        for (Delivery delivery : deliveries) {
            var origin = delivery.origin();
            if (to.gate().foldUntil(to.topic(), origin.partition()).isEmpty()) {
                done.put(new TopicPartition(to.topic(), origin.partition()), new OffsetAndMetadata(origin.offset() + 1));
            }
        }
        // what came in between the assignment and this turn lies behind the position noted at the assignment
        complete.keySet().removeAll(done.keySet());
        commit(done);
    }

    /** An empty partition is complete from the start, and committed too: its first record is none of a rebuild, even after a crash. */
    private void noteRebuilt() {
        for (TopicPartition place : consumer.assignment()) {
            if (to.gate().foldUntil(to.topic(), place.partition()).isPresent()) {
                long position = consumer.position(place, LOOK_UP);
                if (to.gate().reached(to.topic(), place.partition(), position)) {
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
