package milepost.simulation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import milepost.platform.simulation.SimulatedBroker;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Twelve kinds of records that nobody can apply; each has a key of its own, so that it stands in nobody's way. */
final class Poison {

    static final String KEY = "00000000-0000-4000-8000-00000000dead";

    private static final List<String> TOPICS = List.of("milepost.catalogue", "milepost.applications", "milepost.participants",
            "milepost.enrolments", "milepost.declarations", "milepost.contracts", "milepost.statements", "milepost.lines");
    private static final List<String> TYPES = List.of("milepost.course.v1", "milepost.application.v1", "milepost.participant.v1",
            "milepost.enrolment.v1", "milepost.declaration.v1", "milepost.contract.v1", "milepost.statement.v1", "milepost.line.v1");

    private Poison() {
    }

    static void append(SimulatedBroker broker, int topic, int kind) {
        int nr = topic % TOPICS.size();
        broker.append(record(TOPICS.get(nr), TYPES.get(nr), kind));
    }

    private static ProducerRecord<String, byte[]> record(String topic, String type, int kind) {
        Headers right = headers(type, "1");
        return switch (kind % 12) {
            case 0 -> of(topic, KEY, "not JSON", right);
            case 1 -> of(topic, KEY, "{", right);
            case 2 -> of(topic, KEY, "[]", right);
            case 3 -> of(topic, KEY, "{}", right);
            case 4 -> new ProducerRecord<>(topic, null, null, KEY, null, right);
            case 5 -> of(topic, null, "{}", right);
            case 6 -> of(topic, KEY, "{}", new RecordHeaders());
            case 7 -> of(topic, KEY, "{}", headers(type, "many"));
            case 8 -> of(topic, KEY, "{}", headers(type, "-1"));
            case 9 -> of(topic, "another-key", "{}", right);
            case 10 -> of(topic, KEY, "{\"id\":\"" + "x".repeat(100_000) + "\"}", right);
            default -> of(topic, KEY, "{\"id\":".repeat(50) + "1" + "}".repeat(50), right);
        };
    }

    private static ProducerRecord<String, byte[]> of(String topic, String key, String body, Headers headers) {
        return new ProducerRecord<>(topic, null, null, key, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    private static Headers headers(String type, String version) {
        var headers = new RecordHeaders();
        put(headers, "ce_specversion", "1.0");
        put(headers, "ce_type", type);
        put(headers, "ce_subject", KEY);
        put(headers, "ce_source", "/milepost/somebody");
        put(headers, "ce_time", "2024-10-02T08:00:00Z");
        put(headers, "ce_version", version);
        return headers;
    }

    private static void put(Headers headers, String name, String text) {
        headers.add(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
