package milepost.chaos.faults;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The twelve kinds (goal R8), each made of a good record by spoiling one thing. */
enum PoisonKind {
    NOT_JSON("not JSON", Spoilt.body("not JSON at all")),
    UNKNOWN_TYPE("unknown type", Spoilt.header("ce_type", "milepost.gossip.v1")),
    // a record without any is refused by the broker itself: the topics are compacted
    EMPTY_KEY("empty key", record -> record.withKey("")),
    ONE_MEGABYTE("1 MB", Spoilt.body("{\"id\":\"" + "x".repeat(1_000_000) + "\"}")),
    NO_BODY("no body", record -> record.withBody(null)),
    WRONG_TYPES("wrong types", record -> record.withFields("", "[]")),
    HEADER_BOMB("header bomb", Spoilt::withBomb),
    FUTURE_VERSION("future version of the schema", record -> record.withType(record.type().replaceAll("v\\d+$", "v99"))),
    WRONG_SUBJECT("wrong subject", Spoilt.header("ce_subject", "somebody-else")),
    NAN_DATE("NaN for a date", record -> record.withFields("_at", "\"NaN\"")),
    DEEP_NESTING("deep nesting", Spoilt.body("{\"id\":".repeat(2_000) + "1" + "}".repeat(2_000))),
    NO_HEADERS("no headers", record -> record.withHeaders(new RecordHeaders()));

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String words;
    private final UnaryOperator<Spoilt> spoiling;

    PoisonKind(String words, UnaryOperator<Spoilt> spoiling) {
        this.words = words;
        this.spoiling = spoiling;
    }

    String words() {
        return words;
    }

    /** Under a key of its own, so that it stands in no good record's way. */
    ProducerRecord<String, byte[]> from(ConsumerRecord<String, byte[]> good) {
        String key = UUID.randomUUID().toString();
        Headers headers = new RecordHeaders(good.headers().toArray());
        Spoilt spoilt = spoiling.apply(new Spoilt(key, good.value(), headers).with("ce_subject", key));
        return new ProducerRecord<>(good.topic(), null, null, spoilt.key(), spoilt.body(), spoilt.headers());
    }

    /** A record on its way to being useless. */
    private record Spoilt(String key, byte @Nullable [] body, Headers headers) {

        static UnaryOperator<Spoilt> body(String text) {
            return record -> record.withBody(text.getBytes(StandardCharsets.UTF_8));
        }

        static UnaryOperator<Spoilt> header(String name, String text) {
            return record -> record.with(name, text);
        }

        Spoilt with(String header, String text) {
            headers.remove(header).add(header, text.getBytes(StandardCharsets.UTF_8));
            return this;
        }

        String type() {
            return new String(headers.lastHeader("ce_type").value(), StandardCharsets.UTF_8);
        }

        Spoilt withType(String type) {
            return with("ce_type", type);
        }

        Spoilt withKey(String other) {
            return new Spoilt(other, body, headers);
        }

        Spoilt withBody(byte @Nullable [] other) {
            return new Spoilt(key, other, headers);
        }

        Spoilt withHeaders(Headers other) {
            return new Spoilt(key, body, other);
        }

        /** Thousands of headers, and the version lost among them. */
        Spoilt withBomb() {
            for (int nr = 0; nr < 3_000; nr++) {
                headers.add(nr % 2 == 0 ? "ce_version" : "x-" + nr, "x".repeat(100).getBytes(StandardCharsets.UTF_8));
            }
            return with("ce_version", "x".repeat(10_000));
        }

        /** The same body with another value in every field whose name ends so. */
        Spoilt withFields(String ending, String json) {
            ObjectNode fields = (ObjectNode) JSON.readTree(body);
            fields.propertyNames().stream().filter(name -> name.endsWith(ending)).toList().forEach(name -> fields.set(name, JSON.readTree(json)));
            return withBody(JSON.writeValueAsBytes(fields));
        }
    }
}
