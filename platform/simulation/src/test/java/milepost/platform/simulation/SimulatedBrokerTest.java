package milepost.platform.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import milepost.platform.messaging.EventEnvelope;
import milepost.platform.messaging.Snapshot;
import milepost.platform.messaging.Trace;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/** The broker keeps the promises the platform relies on, and no others. */
class SimulatedBrokerTest {

    private static final String TOPIC = "milepost.declarations";

    private final SimulatedBroker broker = new SimulatedBroker(3);

    @Test
    void aLaterWriterFencesAnEarlierOne() {
        var earlier = broker.writer("declarations-service");
        var later = broker.writer("declarations-service");
        earlier.open();
        earlier.append(events("a", 1));
        later.open();

        assertThatThrownBy(() -> earlier.append(events("a", 2))).isInstanceOf(ProducerFencedException.class);
        later.append(events("a", 3));

        assertThat(versions()).containsExactly(1L, 3L);
    }

    @Test
    void writersOfDifferentServicesDoNotDisturbEachOther() {
        var one = broker.writer("declarations-service");
        var other = broker.writer("statements-service");
        one.open();
        other.open();

        one.append(events("a", 1));

        assertThat(versions()).containsExactly(1L);
    }

    @Test
    void nothingIsStoredWhileItIsDown() {
        var writer = broker.writer("declarations-service");
        writer.open();
        broker.stop();

        assertThatThrownBy(() -> writer.append(events("a", 1))).isInstanceOf(TimeoutException.class);

        broker.resume();
        assertThat(versions()).isEmpty();
    }

    @Test
    void compactionKeepsTheNewestOfEveryKey() {
        var writer = broker.writer("declarations-service");
        writer.open();
        writer.append(events("a", 1, 2, 3, 4, 5, 6, 7, 8));

        broker.compact(new Random(1));

        assertThat(versions()).endsWith(8L).hasSizeLessThan(8).isSorted();
    }

    private List<Long> versions() {
        return broker.records(TOPIC).stream().map(record -> EventEnvelope.of(record).snapshot().version()).toList();
    }

    private static List<EventEnvelope> events(String key, long... versions) {
        return Arrays.stream(versions).mapToObj(version -> new EventEnvelope(
                new Snapshot(TOPIC, "milepost.declaration.v1", key, version, Instant.EPOCH, "{}".getBytes(StandardCharsets.UTF_8)),
                "declarations-service", Trace.NONE)).toList();
    }
}
