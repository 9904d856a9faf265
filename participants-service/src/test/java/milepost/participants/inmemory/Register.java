package milepost.participants.inmemory;

import java.time.Instant;
import java.util.Optional;
import milepost.participants.RunningService;
import milepost.participants.application.EnrolmentHistory.Actor;
import milepost.participants.application.EnrolmentHistory.Cause;
import milepost.participants.application.Persons;
import milepost.participants.application.Transactions;
import milepost.participants.application.ecf.RecordTraining;
import milepost.participants.application.ecf.RefreshRecords;
import milepost.participants.application.ecf.TrainingRecords;
import milepost.participants.domain.Person;
import milepost.participants.domain.ecf.TrainingRecord;
import reactor.core.publisher.Mono;

/** Keeps persons and training records as a command would that decided on them, with everything that follows. */
public record Register(Persons persons, TrainingRecords records, RecordTraining record, RefreshRecords refresh, Transactions transactions) {

    public static Register ofTheRunningService() {
        return new Register(RunningService.bean(Persons.class), RunningService.bean(TrainingRecords.class), RunningService.bean(RecordTraining.class),
                RunningService.bean(RefreshRecords.class), RunningService.bean(Transactions.class));
    }

    static Register over(ParticipantsInMemory service, Transactions transactions) {
        return new Register(service.persons, service.trainingRecords, service.recordTraining, service.refreshRecords, transactions);
    }

    /** Somebody nobody knew. */
    public Person know(Person person) {
        transactions.run(persons.store(person, null)).block();
        return person;
    }

    /** The person's training is this from now on. */
    public TrainingRecord keep(TrainingRecord training) {
        transactions.run(persons.lock(training.participant()).flatMap(person -> optional(records.find(training.id()))
                .flatMap(is -> record.record(training, is.map(TrainingRecords.Stored::recorded), new Cause("test", Actor.OPERATOR, Instant.EPOCH)))
                .then(Mono.defer(() -> refresh.of(person.orElseThrow().person()))))).block();
        return training;
    }

    private static <T> Mono<Optional<T>> optional(Mono<T> one) {
        return one.map(Optional::of).defaultIfEmpty(Optional.empty());
    }
}
