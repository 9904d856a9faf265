package milepost.participants.application.ecf;

import java.time.Instant;
import java.util.Optional;
import milepost.participants.application.EnrolmentHistory.Actor;
import milepost.participants.application.EnrolmentHistory.Cause;
import milepost.participants.application.Persons;
import milepost.participants.application.ecf.TrainingRecords.Stored;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.ecf.TrainingRecord;
import reactor.core.publisher.Mono;

/**
 * Gives the ECF training of somebody whose id is retired to the survivor, and the teachers they mentor (facts/npq 4.8). Two records in
 * one role stay two (decision D14). Runs in a transaction that has locked both persons.
 */
public final class MoveTraining {

    private final Persons persons;
    private final TrainingRecords records;
    private final RecordTraining record;
    private final RefreshRecords refresh;

    public MoveTraining(Persons persons, TrainingRecords records, RecordTraining record, RefreshRecords refresh) {
        this.persons = persons;
        this.records = records;
        this.record = record;
        this.refresh = refresh;
    }

    /** @param at the request clock */
    public Mono<Void> move(ParticipantId retired, ParticipantId survivor, Instant at) {
        return records.ofParticipant(retired).collectList().flatMapIterable(all -> all)
                .concatMap(stored -> store(stored, stored.record().movedTo(survivor, at), at))
                .thenMany(records.mentoredBy(retired).collectList().flatMapIterable(all -> all))
                .concatMap(stored -> handOver(stored.record(), retired, survivor, at))
                .then();
    }

    private Mono<Void> handOver(TrainingRecord mentored, ParticipantId retired, ParticipantId survivor, Instant at) {
        return persons.lockSurvivor(mentored.participant())
                .flatMap(person -> records.find(mentored.id())
                        .flatMap(stored -> store(stored, stored.record().mentorBecame(retired, survivor, at), at))
                        .then(Mono.defer(() -> person.map(known -> refresh.of(known.person())).orElseGet(Mono::empty))));
    }

    private Mono<Stored> store(Stored before, TrainingRecord after, Instant at) {
        return record.record(after, Optional.of(before.recorded()), new Cause("merge", Actor.OPERATOR, at));
    }
}
