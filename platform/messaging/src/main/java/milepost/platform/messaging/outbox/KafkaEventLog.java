package milepost.platform.messaging.outbox;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import milepost.platform.messaging.EventEnvelope;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/**
 * Kafka behind a transactional producer. All relays of a service share its transactional id, so opening one fences the others;
 * after any failure the producer is thrown away, because opening the next one also aborts what this one left behind.
 */
public final class KafkaEventLog implements EventLog {

    private final Supplier<Producer<String, byte[]>> producers;
    private @Nullable Producer<String, byte[]> producer;

    public KafkaEventLog(Supplier<Producer<String, byte[]>> producers) {
        this.producers = producers;
    }

    @Override
    public boolean isOpen() {
        return producer != null;
    }

    @Override
    public void open() {
        Producer<String, byte[]> opening = producers.get();
        boolean opened = false;
        try {
            opening.initTransactions();
            producer = opening;
            opened = true;
        } finally {
            if (!opened) {
                opening.close(Duration.ZERO);
            }
        }
    }

    /** The commit waits for the acknowledgement of every record and fails when one was refused. */
    @Override
    public void append(List<EventEnvelope> envelopes) {
        Producer<String, byte[]> open = producer;
        if (open == null) {
            throw new IllegalStateException("the log is not open");
        }
        open.beginTransaction();
        for (EventEnvelope envelope : envelopes) {
            open.send(envelope.toRecord());
        }
        open.commitTransaction();
    }

    @Override
    public void close() {
        Producer<String, byte[]> closing = producer;
        producer = null;
        if (closing != null) {
            closing.close(Duration.ZERO);
        }
    }
}
