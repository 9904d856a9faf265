package milepost.platform.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import milepost.platform.messaging.EventEnvelope;
import milepost.platform.messaging.PoisonRecord;
import milepost.platform.messaging.Projection;
import milepost.platform.messaging.Snapshot;
import milepost.platform.messaging.Trace;
import milepost.platform.messaging.Traces;
import milepost.platform.messaging.consume.Application;
import milepost.platform.messaging.consume.Consumption;
import milepost.platform.messaging.consume.Outages;
import milepost.platform.messaging.consume.RebuildGate;
import milepost.platform.messaging.consume.Subscription;
import milepost.platform.messaging.consume.TopicConsumer;
import milepost.platform.messaging.work.Waiting;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** How many records a consumer takes into one transaction, and what one bad record among them costs. */
class BatchesTest {

    private static final String TOPIC = "milepost.declarations";

    private final SimulatedBroker broker = new SimulatedBroker(1);
    private final VirtualClock clock = new VirtualClock(Instant.parse("2024-10-02T08:00:00Z"));
    private final Sizes sizes = new Sizes();
    private final MemoryDatabase database = new MemoryDatabase(clock, sizes);
    private final MemoryDeadLetters deadLetters = new MemoryDeadLetters(database);
    private final Set<String> seen = new HashSet<>();
    private final List<String> handed = new ArrayList<>();
    private final List<String> converged = new ArrayList<>();
    private int fits = Integer.MAX_VALUE;

    @Test
    void aConsumerThatWasTooSlowRemembersHowMuchFitsIntoOneTransaction() {
        fits = 30;
        append(IntStream.range(0, 400).mapToObj(nr -> "key-" + nr).toList());
        TopicConsumer consumer = consumer();

        for (int turns = 0; turns < 12; turns++) {
            consumer.turn();
            clock.pass(Duration.ofMinutes(1));
        }

        assertThat(seen).hasSize(400);
        assertThat(sizes.committed).startsWith(25).allMatch(size -> size <= 30).hasSizeLessThan(40);
    }

    @Test
    void oneBadRecordIsFoundByHalvesAndTheOthersStayTogether() {
        List<String> keys = new ArrayList<>(IntStream.range(0, 100).mapToObj(nr -> "key-" + nr).toList());
        keys.set(37, "poison");
        append(keys);

        consumer().turn();

        assertThat(seen).hasSize(99);
        assertThat(deadLetters.open()).extracting(MemoryDeadLetters.Letter::key).containsExactly("poison");
        assertThat(sizes.committed).hasSizeLessThan(12).contains(50);
    }

    @Test
    void aProjectionIsGivenWhatCameTogetherAllAtOnceAndFewerOnlyWhereThatFails() {
        append(List.of("a", "b", "poison", "c", "a"));
        var copy = new Copy() {

            @Override
            public Mono<List<Snapshot>> fold(List<Snapshot> together) {
                return Mono.defer(() -> {
                    handed.add(String.join(" ", together.stream().map(Snapshot::key).toList()));
                    return super.fold(together);
                });
            }
        };

        consumer(copy).turn();

        assertThat(handed).startsWith("b poison c a", "b poison", "b", "poison").endsWith("c a");
        assertThat(seen).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(deadLetters.open()).extracting(MemoryDeadLetters.Letter::key).containsExactly("poison");
    }

    @Test
    void consequencesAreDrawnOfThoseAloneThatWereNewEnough() {
        append(List.of("a", "old", "b"));

        consumer(new Copy()).turn();

        assertThat(converged).containsExactly("a", "b");
    }

    @Test
    void eachOfThemIsAppliedUnderItsOwnTrace() {
        List<String> names = new ArrayList<>();
        List.of("a", "b").forEach(key -> broker.append(envelope(key, new Trace("request-of-" + key, null)).toRecord()));
        var copy = new Copy() {

            @Override
            public Mono<Boolean> fold(Snapshot snapshot) {
                return Mono.deferContextual(context -> {
                    names.add(snapshot.key() + ": " + Trace.of(context).requestId());
                    return super.fold(snapshot);
                });
            }

            @Override
            public Mono<Void> converge(List<Snapshot> together) {
                return Mono.deferContextual(context -> {
                    together.forEach(it -> names.add(it.key() + " with others: " + Traces.of(context, it.key()).requestId()));
                    return Mono.empty();
                });
            }
        };

        consumer(copy).turn();

        assertThat(names).containsExactly("a: request-of-a", "b: request-of-b", "a with others: request-of-a", "b with others: request-of-b");
    }

    private TopicConsumer consumer() {
        return consumer(new Copy());
    }

    private class Copy implements Projection {

        @Override
        public String topic() {
            return TOPIC;
        }

        @Override
        public Mono<Boolean> fold(Snapshot snapshot) {
            return Mono.defer(() -> {
                if (snapshot.key().equals("poison")) {
                    sizes.running.clear();
                    return Mono.error(new PoisonRecord("no"));
                }
                if (sizes.running.size() == fits) {
                    sizes.running.clear();
                    return Mono.error(new TimeoutException("the transaction's time is over"));
                }
                sizes.running.add(snapshot.key());
                return Mono.just(!snapshot.key().equals("old"));
            });
        }

        @Override
        public Mono<Void> converge(Snapshot snapshot) {
            return Mono.fromRunnable(() -> converged.add(snapshot.key()));
        }
    }

    private TopicConsumer consumer(Projection copy) {
        var consumption = new Consumption(TOPIC, new Application(List.of(copy)), deadLetters, database, Consumption.Tally.NONE);
        broker.commit("reader", broker.places(TOPIC).getFirst(), 0);
        var consumer = new TopicConsumer(new Subscription(TOPIC, consumption, new RebuildGate(Set.of(TOPIC)), new Outages(_ -> { }),
                new Waiting(Duration.ofMinutes(1)), Duration.ofSeconds(1), new AtomicLong()), broker.consumer("reader"), clock::nanos);
        consumer.subscribe();
        return consumer;
    }

    private void append(List<String> keys) {
        keys.forEach(key -> broker.append(envelope(key, Trace.NONE).toRecord()));
    }

    private EventEnvelope envelope(String key, Trace trace) {
        return new EventEnvelope(new Snapshot(TOPIC, "milepost.declaration.v1", key, 1, clock.instant(), "{}".getBytes(StandardCharsets.UTF_8)),
                "declarations-service", trace);
    }

    /** How many records each committed transaction had. */
    private final class Sizes implements MemoryDatabase.CommitFaults {

        private final List<String> running = new ArrayList<>();
        private final List<Integer> committed = new ArrayList<>();

        @Override
        public void beforeCommit() {
            if (!running.isEmpty()) {
                committed.add(running.size());
            }
            seen.addAll(running);
            running.clear();
        }

        @Override
        public void afterCommit() {
        }
    }
}
