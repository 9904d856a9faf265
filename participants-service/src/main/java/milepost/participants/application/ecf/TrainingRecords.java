package milepost.participants.application.ecf;

import java.time.LocalDate;
import java.util.Collection;
import milepost.participants.application.Recorded;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.ecf.TrainingRecord;
import milepost.participants.domain.ecf.TrainingRecordId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The ECF training records this service owns. */
public interface TrainingRecords {

    Mono<Stored> find(TrainingRecordId id);

    /** Stores the record at its next version. */
    Mono<Recorded> store(TrainingRecord record, @Nullable Recorded previous);

    /** Keeps them from being changed until the transaction ends. */
    Flux<Stored> byIds(Collection<TrainingRecordId> ids);

    /** All of the person's, oldest first. */
    Flux<Stored> ofParticipant(ParticipantId participant);

    /** A page in the order of ids; keeps them from being changed until the transaction ends. */
    Flux<Stored> after(@Nullable TrainingRecordId id, int limit);

    /** People with a stretch that begins on or before the day and whose documents were made for a day before. */
    Flux<ParticipantId> turning(LocalDate day, int limit);

    /** A record as stored. */
    record Stored(TrainingRecord record, Recorded recorded) {}
}
