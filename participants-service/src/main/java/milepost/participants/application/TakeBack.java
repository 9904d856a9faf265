package milepost.participants.application;

import java.util.Optional;
import milepost.participants.application.EnrolmentHistory.Actor;
import milepost.participants.application.EnrolmentHistory.Cause;
import milepost.participants.application.ecf.RecordTraining;
import milepost.participants.application.ecf.TrainingRecords;
import milepost.participants.domain.Enrolment;
import milepost.participants.domain.Person;
import milepost.participants.domain.ecf.TrainingRecord;
import reactor.core.publisher.Mono;

/**
 * After a restore from an older copy: takes over what had been published of persons and of training in both families and the rows no longer know. Runs in
 * a transaction that the caller opened. The audit of the operators' changes since the copy is lost, and so are the steps of an
 * enrolment's history between the copy and the newest state.
 */
public final class TakeBack {

    private final Persons persons;
    private final Enrolments enrolments;
    private final RecordEnrolment record;
    private final TrainingRecords trainingRecords;
    private final RecordTraining recordTraining;
    private final Publishing publishing;
    private final RefreshPerson documents;

    public TakeBack(Persons persons, Enrolments enrolments, RecordEnrolment record, TrainingRecords trainingRecords,
                    RecordTraining recordTraining, Publishing publishing, RefreshPerson documents) {
        this.persons = persons;
        this.enrolments = enrolments;
        this.record = record;
        this.trainingRecords = trainingRecords;
        this.recordTraining = recordTraining;
        this.publishing = publishing;
        this.documents = documents;
    }

    /** @return false where the row is not older */
    public Mono<Boolean> person(Person told, long version) {
        return persons.lock(told.id()).flatMap(known -> isOlder(known.map(Persons.Stored::recorded), version)
                ? persons.store(told, known.map(Persons.Stored::recorded).orElse(null))
                        .flatMap(recorded -> publishing.person(told, recorded)).then(documents.of(told)).thenReturn(true)
                : Mono.just(false));
    }

    /** @return false where the row is not older */
    public Mono<Boolean> enrolment(Enrolment told, long version) {
        return persons.lockSurvivor(told.participant()).flatMap(person -> enrolments.find(told.id()).map(Optional::of).defaultIfEmpty(Optional.empty())
                .flatMap(known -> isOlder(known.map(Enrolments.Stored::recorded), version)
                        ? record.record(told, known.map(Enrolments.Stored::recorded), new Cause("taken_back_from_topic", Actor.SYSTEM, told.effectiveAt()))
                                .then(Mono.defer(() -> person.map(stored -> documents.of(stored.person())).orElseGet(Mono::empty)))
                                .thenReturn(true)
                        : Mono.just(false)));
    }

    /** @return false where the row is not older */
    public Mono<Boolean> trainingRecord(TrainingRecord told, long version) {
        return persons.lockSurvivor(told.participant()).flatMap(person -> trainingRecords.find(told.id()).map(Optional::of).defaultIfEmpty(Optional.empty())
                .flatMap(known -> isOlder(known.map(TrainingRecords.Stored::recorded), version)
                        ? recordTraining.record(told, known.map(TrainingRecords.Stored::recorded), new Cause("taken_back_from_topic", Actor.SYSTEM, told.effectiveAt()))
                                .then(Mono.defer(() -> person.map(stored -> documents.of(stored.person())).orElseGet(Mono::empty)))
                                .thenReturn(true)
                        : Mono.just(false)));
    }

    private static boolean isOlder(Optional<Recorded> known, long version) {
        return known.filter(recorded -> recorded.version() >= version).isEmpty();
    }
}
