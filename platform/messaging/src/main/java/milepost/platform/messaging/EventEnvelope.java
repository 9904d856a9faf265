package milepost.platform.messaging;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import milepost.platform.web.Instants;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot on its way: CloudEvents 1.0 in binary mode, so that the record's value is the payload and nothing else.
 *
 * @param source the service that owns the aggregate
 */
public record EventEnvelope(Snapshot snapshot, String source, Trace trace) {

    private static final String SPEC_VERSION = "ce_specversion";
    private static final String ID = "ce_id";
    private static final String SOURCE = "ce_source";
    private static final String TYPE = "ce_type";
    private static final String SUBJECT = "ce_subject";
    private static final String TIME = "ce_time";
    private static final String DATA_SCHEMA = "ce_dataschema";
    private static final String VERSION = "ce_version";
    private static final String CONTENT_TYPE = "content-type";
    private static final String TRACEPARENT = "traceparent";
    private static final String REQUEST_ID = "x-request-id";

    private static final String SOURCE_PREFIX = "/milepost/";
    private static final String SCHEMA_PREFIX = "https://milepost.example/schemas/";

    /** The same for every delivery of one version: a reader outside may deduplicate by it. */
    public String id() {
        return snapshot.type() + "/" + snapshot.key() + "/" + snapshot.version();
    }

    public ProducerRecord<String, byte[]> toRecord() {
        return new ProducerRecord<>(snapshot.topic(), null, null, snapshot.key(), snapshot.payload(), headers());
    }

    public Headers headers() {
        var headers = new RecordHeaders();
        put(headers, SPEC_VERSION, "1.0");
        put(headers, ID, id());
        put(headers, SOURCE, SOURCE_PREFIX + source);
        put(headers, TYPE, snapshot.type());
        put(headers, SUBJECT, snapshot.key());
        put(headers, TIME, Instants.text(snapshot.recordedAt()));
        put(headers, DATA_SCHEMA, SCHEMA_PREFIX + snapshot.type() + ".json");
        put(headers, VERSION, Long.toString(snapshot.version()));
        put(headers, CONTENT_TYPE, "application/json");
        put(headers, TRACEPARENT, trace.traceparent());
        put(headers, REQUEST_ID, trace.requestId());
        return headers;
    }

    /** @throws PoisonRecord when the record is not one of ours */
    public static EventEnvelope of(ConsumerRecord<@Nullable String, byte @Nullable []> record) {
        Headers headers = record.headers();
        if (record.key() == null || record.key().isBlank()) {
            throw new PoisonRecord("the record has no key");
        }
        if (record.value() == null) {
            throw new PoisonRecord("the record has no body: a deletion is a snapshot that says so");
        }
        if (!"1.0".equals(required(headers, SPEC_VERSION))) {
            throw new PoisonRecord("not a CloudEvents 1.0 record");
        }
        if (!record.key().equals(required(headers, SUBJECT))) {
            throw new PoisonRecord("the record's key is not its subject");
        }
        String source = required(headers, SOURCE);
        if (!source.startsWith(SOURCE_PREFIX)) {
            throw new PoisonRecord("the source is not a service of this suite");
        }
        var snapshot = new Snapshot(record.topic(), required(headers, TYPE), record.key(), version(headers), time(headers), record.value());
        return new EventEnvelope(snapshot, source.substring(SOURCE_PREFIX.length()), trace(headers));
    }

    /** What can be said of the trace, even of a record that is otherwise undecodable. */
    public static Trace trace(Headers headers) {
        return new Trace(text(headers, REQUEST_ID), text(headers, TRACEPARENT));
    }

    private static long version(Headers headers) {
        try {
            long version = Long.parseLong(required(headers, VERSION));
            if (version > 0) {
                return version;
            }
        } catch (NumberFormatException e) {
            throw new PoisonRecord(VERSION + " is not a number", e);
        }
        throw new PoisonRecord(VERSION + " is not positive");
    }

    private static Instant time(Headers headers) {
        try {
            return Instants.parse(required(headers, TIME));
        } catch (DateTimeException e) {
            throw new PoisonRecord(TIME + " is not an instant", e);
        }
    }

    private static String required(Headers headers, String name) {
        String text = text(headers, name);
        if (text == null || text.isBlank()) {
            throw new PoisonRecord("the header " + name + " is missing");
        }
        return text;
    }

    private static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static void put(Headers headers, String name, @Nullable String text) {
        if (text != null) {
            headers.add(name, text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
