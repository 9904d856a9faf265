package milepost.platform.messaging.converge;

import java.time.Instant;
import java.util.List;
import milepost.platform.messaging.Snapshot;
import milepost.platform.web.Json;
import tools.jackson.databind.JsonNode;

/** Snapshots as one service tells them to another over HTTP: {@code {"snapshots":[…]}}. */
final class SnapshotDocuments {

    private SnapshotDocuments() {
    }

    private record Document(List<Entry> snapshots) {
    }

    private record Entry(String topic, String type, String key, long version, Instant recordedAt, JsonNode payload) {
    }

    static byte[] write(List<Snapshot> snapshots) {
        return Json.exact().writeValueAsBytes(new Document(snapshots.stream()
                .map(it -> new Entry(it.topic(), it.type(), it.key(), it.version(), it.recordedAt(),
                        Json.exact().readTree(it.payload())))
                .toList()));
    }

    static List<Snapshot> read(byte[] document) {
        return Json.exact().readValue(document, Document.class).snapshots().stream()
                .map(it -> new Snapshot(it.topic(), it.type(), it.key(), it.version(), it.recordedAt(),
                        Json.exact().writeValueAsBytes(it.payload())))
                .toList();
    }
}
