package milepost.platform.messaging;

import static milepost.platform.messaging.example.Books.book;
import static milepost.platform.messaging.example.Library.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import milepost.platform.messaging.example.Books;
import milepost.platform.messaging.example.Broker;
import milepost.platform.messaging.example.Library;
import milepost.platform.messaging.outbox.KafkaEventLog;
import milepost.platform.messaging.outbox.OutboxRows;
import milepost.platform.messaging.outbox.PostgresOutboxRows;
import milepost.platform.messaging.outbox.Relay;
import milepost.platform.messaging.outbox.RelayStep;
import milepost.platform.messaging.work.HeldLease;
import milepost.platform.messaging.work.PostgresLease;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Relays that crash and stall, stepped by hand; the service's own relay rests meanwhile. */
class RelayTest {

    private static final Duration LEASE = Duration.ofSeconds(5);

    private final Library library = Library.shared();
    private final PostgresLease leases = library.bean(PostgresLease.class);
    private final OutboxRows rows = library.bean(PostgresOutboxRows.class);
    private final AtomicLong nanos = new AtomicLong();
    private final List<KafkaEventLog> logs = new ArrayList<>();

    @AfterEach
    void giveTheRelayBack() {
        logs.forEach(KafkaEventLog::close);
        library.execute("DELETE FROM lease WHERE name = 'relay'");
        library.bean(Relay.class).start();
    }

    @Test
    void aCrashBetweenSendAndDeleteSendsTwiceAndAppliesOnce() {
        takeTheServicesLease("crashing");
        library.publish(book("crash", 1, "Emma"));

        assertThatThrownBy(() -> relay("crashing", new DiesBeforeDeleting(rows)).take()).hasMessage("killed");
        assertThat(relay("crashing", rows).take()).isEqualTo(RelayStep.Outcome.SENT);

        soon().untilAsserted(() -> assertThat(sent("crash")).hasSize(2)
                .extracting(record -> EventEnvelope.of(record).id()).containsOnly("milepost.book.v1/crash/" + Books.version(1)));
        assertThat(library.count("SELECT count(*) FROM outbox WHERE key = 'crash'")).isZero();
        soon().untilAsserted(() -> assertThat(library.value("SELECT version FROM label WHERE key = 'crash'")).isEqualTo(Books.version(1)));
        assertThat(library.count("SELECT count(*) FROM dead_letter WHERE key = 'crash'")).isZero();
    }

    @Test
    void aStalledRelayIsFencedWhenItWakesUpAfterTheTakeOver() {
        takeTheServicesLease("stalling");
        library.publish(book("stalled", 1, "first"), book("stalled", 2, "second"));
        RelayStep successor = relay("successor", rows);

        RelayStep stalling = relay("stalling", new StallsAfterReading(rows, () -> {
            library.execute("UPDATE lease SET holder = 'successor' WHERE name = 'relay'");
            assertThat(successor.take()).isEqualTo(RelayStep.Outcome.SENT);
            library.publish(book("stalled", 3, "third"));
            assertThat(successor.take()).isEqualTo(RelayStep.Outcome.SENT);
        }));
        assertThatThrownBy(stalling::take).isInstanceOf(RuntimeException.class);

        assertThat(stalling.take()).isEqualTo(RelayStep.Outcome.STANDING_BY);
        soon().untilAsserted(() -> assertThat(sent("stalled")).extracting(record -> EventEnvelope.of(record).snapshot().version())
                .containsExactly(Books.version(1), Books.version(2), Books.version(3)));
    }

    @Test
    void onlyTheHolderOfTheLeaseSends() {
        takeTheServicesLease("holder");
        library.publish(book("held", 1, "Emma"));

        assertThat(relay("another", rows).take()).isEqualTo(RelayStep.Outcome.STANDING_BY);
        assertThat(sent("held")).isEmpty();

        assertThat(relay("holder", rows).take()).isEqualTo(RelayStep.Outcome.SENT);
        soon().untilAsserted(() -> assertThat(sent("held")).hasSize(1));
    }

    @Test
    void aRowThatCommitsLateIsNotPassedOver() {
        takeTheServicesLease("late");
        RelayStep relay = relay("late", rows);
        // a transaction took its number first and commits last
        library.execute("INSERT INTO outbox (position, topic, key, type, version, payload, recorded_at) OVERRIDING SYSTEM VALUE "
                + "VALUES (1000000, ?, 'late-b', 'milepost.book.v1', 1, '{\"title\":\"b\"}', now())", Books.TOPIC);
        assertThat(relay.take()).isEqualTo(RelayStep.Outcome.SENT);
        library.execute("INSERT INTO outbox (position, topic, key, type, version, payload, recorded_at) OVERRIDING SYSTEM VALUE "
                + "VALUES (999999, ?, 'late-a', 'milepost.book.v1', 1, '{\"title\":\"a\"}', now())", Books.TOPIC);

        assertThat(relay.take()).isEqualTo(RelayStep.Outcome.SENT);

        soon().untilAsserted(() -> assertThat(sent("late-a")).hasSize(1));
    }

    /** Stopped rather than outbid: a renewal of its lease may be on its way at any moment. */
    private void takeTheServicesLease(String holder) {
        library.bean(Relay.class).stop();
        library.execute("INSERT INTO lease VALUES ('relay', ?, now() + interval '1 minute') "
                + "ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expires = excluded.expires", holder);
    }

    private RelayStep relay(String holder, OutboxRows waiting) {
        var log = new KafkaEventLog(library.bean(KafkaClients.class)::producer);
        logs.add(log);
        return new RelayStep(new HeldLease(leases, "relay", holder, LEASE, nanos::get), waiting, log, 500);
    }

    /** What consumers can see, a moment after the relay's commit: the broker marks committed transactions in the background. */
    private static List<ConsumerRecord<String, byte[]>> sent(String key) {
        return Broker.all(Books.TOPIC, record -> record.key().equals(key));
    }

    private record DiesBeforeDeleting(OutboxRows rows) implements OutboxRows {

        @Override
        public List<Row> oldest(int limit) {
            return rows.oldest(limit);
        }

        @Override
        public void delete(List<Row> sent) {
            throw new IllegalStateException("killed");
        }
    }

    private record StallsAfterReading(OutboxRows rows, Runnable meanwhile) implements OutboxRows {

        @Override
        public List<Row> oldest(int limit) {
            List<Row> read = rows.oldest(limit);
            meanwhile.run();
            return read;
        }

        @Override
        public void delete(List<Row> sent) {
            rows.delete(sent);
        }
    }
}
