package milepost.participants.application;

import milepost.participants.application.ecf.RefreshRecords;
import milepost.participants.domain.Person;
import reactor.core.publisher.Mono;

/** Brings everything up to date that providers see of a person, in both families. Runs in a transaction that has locked the person. */
public final class RefreshPerson {

    private final RefreshDocuments trainings;
    private final RefreshRecords records;

    public RefreshPerson(RefreshDocuments trainings, RefreshRecords records) {
        this.trainings = trainings;
        this.records = records;
    }

    public Mono<Void> of(Person person) {
        return trainings.of(person).then(records.of(person));
    }
}
