package milepost.platform.messaging;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * The current snapshots of one kind of aggregate this service owns: served to peers that ask
 * ({@code GET /internal/snapshots/{aggregate}}) and streamed through the outbox by republish.
 *
 * <p>{@link #byIds} and {@link #after} are called inside a transaction and must hold the rows they read until it ends
 * ({@code FOR SHARE}): republish publishes in the same transaction, and were a command to come in between, its newer version would
 * be followed by the older one, which compaction then keeps. Rows are held in the order of their keys. A query over more than one
 * table holds its rows by a statement before it: a statement that had to wait sees the new state of the held row only, and of
 * everything else the state before.
 */
public interface SnapshotSource {

    /** The plural in the path, such as {@code declarations}. */
    String aggregate();

    /**
     * The aggregates with these ids, held; an unknown one is absent from the answer, one that cannot be an id at all is an
     * {@link IllegalArgumentException}, thrown before anything is read.
     */
    Flux<Snapshot> byIds(Collection<String> ids);

    /**
     * The aggregates a peer may ask for by something else than their id, not held; bounded; unknown criteria are an
     * {@link IllegalArgumentException}.
     */
    Flux<Snapshot> matching(Map<String, String> criteria);

    /**
     * A page of all of them in the order of their keys, held, for republish.
     *
     * @param key {@link Snapshot#key()} of the last one of the page before, null for the first page
     */
    Flux<Snapshot> after(@Nullable String key, int limit);
}
