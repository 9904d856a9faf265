package milepost.platform.messaging;

import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * One kind of aggregate that this service owns, and how it gets back what its own topic knows newer than its rows do: a compacted
 * topic is a second copy of the newest state of everything, and after a restore from an older copy of the database the better one.
 * Its payload must say all that the row needs. Nothing else is written before all of this is done.
 */
public interface OwnTopic {

    String topic();

    /** True for a state of this kind that can be taken back; a topic may have others, and records that nobody can read. */
    boolean reads(Snapshot snapshot);

    /** The versions of those that are known, by their keys. */
    Mono<Map<String, Long>> versions(Collection<String> keys);

    /**
     * Takes the state over where its version is higher than the row's, or no row is there: the aggregate, one entry of its history that
     * names the cause, documents, and a snapshot of a version of the present epoch, in the transaction that the caller opened.
     *
     * @return false where the row was not older
     */
    Mono<Boolean> takeBack(Snapshot snapshot);

    /** Topics of a lower number are read before those of a higher one: what others refer to comes first. */
    default int order() {
        return 0;
    }

    /**
     * Draws together what only all that was taken back says, one thing at a time, each in a transaction that the caller opens; called when
     * every topic was read, and again after a reading that broke off.
     *
     * @return whether there was something, and so may be more
     */
    default Mono<Boolean> settle() {
        return Mono.just(false);
    }
}
