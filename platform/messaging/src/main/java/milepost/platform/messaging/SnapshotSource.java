package milepost.platform.messaging;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * The current snapshots of one kind of aggregate this service owns: served to peers that ask
 * ({@code GET /internal/snapshots/{aggregate}}) and streamed through the outbox by republish.
 */
public interface SnapshotSource {

    /** The plural in the path, such as {@code declarations}. */
    String aggregate();

    /**
     * The aggregates with these ids; an unknown one is absent from the answer. Reads its rows {@code FOR SHARE}: republish calls
     * it in a transaction, and a newer version must not reach the outbox before the older one that was read here.
     */
    Flux<Snapshot> byIds(Collection<String> ids);

    /**
     * The aggregates a peer may ask for by something else than their id; bounded; unknown criteria are an
     * {@link IllegalArgumentException}.
     */
    Flux<Snapshot> matching(Map<String, String> criteria);

    /**
     * A page of all of them in the order of their keys, for republish; reads its rows {@code FOR SHARE}, as above.
     *
     * @param key {@link Snapshot#key()} of the last one of the page before, null for the first page
     */
    Flux<Snapshot> after(@Nullable String key, int limit);
}
