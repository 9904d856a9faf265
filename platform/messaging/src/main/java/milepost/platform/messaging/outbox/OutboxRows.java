package milepost.platform.messaging.outbox;

import java.time.Instant;
import java.util.List;
import milepost.platform.messaging.EventEnvelope;
import org.jspecify.annotations.Nullable;

/** What waits to be sent, as the relay sees it. */
public interface OutboxRows {

    /** In order of position, from the lowest one there is: never from where the last batch ended. */
    List<Row> oldest(int limit);

    void delete(List<Row> sent);

    record Row(long position, EventEnvelope envelope) {
    }

    /** @param oldest when the oldest one was queued, null when none waits */
    record Backlog(long rows, @Nullable Instant oldest) {
    }
}
