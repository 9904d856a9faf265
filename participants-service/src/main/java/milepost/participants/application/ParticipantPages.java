package milepost.participants.application;

import java.time.Instant;
import java.util.Optional;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.TrainingStatus;
import reactor.core.publisher.Flux;

/** Lists of the documents one provider may see; read only, so it has no use case of its own. */
public interface ParticipantPages {

    Flux<Entry> page(LeadProviderId provider, Wanted wanted, Order order, Slice slice);

    /** What the list is narrowed down to. */
    record Wanted(Optional<Instant> updatedSince, Optional<TrainingStatus> status, Optional<ParticipantId> formerly) {}

    /** What it is sorted by; equal times by id in the same direction. */
    record Order(Key key, boolean descending) {
        public enum Key { CREATED_AT, UPDATED_AT }
    }

    /** Which part of it. */
    sealed interface Slice {
        int limit();

        record From(long offset, int limit) implements Slice {}

        record After(Instant at, ParticipantId id, int limit) implements Slice {}
    }

    /** A document and the time it was sorted by. */
    record Entry(ParticipantId participant, Instant sortedAt, byte[] body) {}
}
