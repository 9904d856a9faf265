package milepost.platform.messaging.consume;

import milepost.platform.messaging.EventEnvelope;
import milepost.platform.messaging.PoisonRecord;
import milepost.platform.messaging.Trace;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** One record as it was found in a topic. */
public sealed interface Delivery {

    Origin origin();

    Trace trace();

    @Nullable String key();

    byte @Nullable [] payload();

    /** Where a record stands, which is its identity. */
    record Origin(String topic, int partition, long offset) {
    }

    /** A snapshot of some aggregate. */
    record Event(Origin origin, EventEnvelope envelope) implements Delivery {

        @Override
        public Trace trace() {
            return envelope.trace();
        }

        @Override
        public String key() {
            return envelope.snapshot().key();
        }

        @Override
        public byte[] payload() {
            return envelope.snapshot().payload();
        }
    }

    /** Something else. */
    record Undecodable(Origin origin, Trace trace, @Nullable String key, byte @Nullable [] payload, String reason) implements Delivery {
    }

    static Delivery of(ConsumerRecord<@Nullable String, byte @Nullable []> record) {
        var origin = new Origin(record.topic(), record.partition(), record.offset());
        try {
            return new Event(origin, EventEnvelope.of(record));
        } catch (PoisonRecord e) {
            return new Undecodable(origin, EventEnvelope.trace(record.headers()), record.key(), record.value(),
                    String.valueOf(e.getMessage()));
        }
    }
}
