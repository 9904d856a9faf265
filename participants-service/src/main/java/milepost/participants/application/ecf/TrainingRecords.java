package milepost.participants.application.ecf;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import milepost.participants.application.Recorded;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.TrainingStatus;
import milepost.participants.domain.ecf.Role;
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

    /** Those in whose periods this mentor stands, in the order of ids. */
    Flux<Stored> mentoredBy(ParticipantId mentor);

    /** A page in the order of ids; keeps them from being changed until the transaction ends. */
    Flux<Stored> after(@Nullable TrainingRecordId id, int limit);

    /** Persons, told apart by verified TRN or else by id, with more than one record in a role that does not end in a withdrawal. */
    Flux<Parallel> parallel(int limit);

    /** How many records have each training status in the end. */
    Flux<Count> counts();

    /** A record as stored. */
    record Stored(TrainingRecord record, Recorded recorded) {}

    /** Records of one person in one role, oldest first. */
    record Parallel(ParticipantId participant, Role role, List<TrainingRecordId> records, Instant since) {}

    /** How many. */
    record Count(TrainingStatus status, long records) {}
}
