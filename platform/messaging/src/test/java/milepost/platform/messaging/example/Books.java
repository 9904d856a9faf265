package milepost.platform.messaging.example;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import milepost.platform.messaging.Snapshot;
import milepost.platform.messaging.Versions;

/** Snapshots to publish. */
public final class Books {

    public static final String TOPIC = "milepost.lines";

    /** Keys that begin so take almost two seconds to converge. */
    public static final String SLOW = "slow-";

    private Books() {
    }

    public static Snapshot book(String key, int number, String title) {
        return raw(key, number, "{\"title\":\"%s\"}".formatted(title));
    }

    /** Whatever stands in the body. */
    public static Snapshot raw(String key, int number, String body) {
        return new Snapshot(TOPIC, "milepost.book.v1", key, version(number), Instant.parse("2026-09-01T08:30:00.123456Z"),
                body.getBytes(StandardCharsets.UTF_8));
    }

    public static long version(int number) {
        return new Versions(1).next(number - 1);
    }
}
