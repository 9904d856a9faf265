package milepost.participants.application;

import milepost.participants.domain.Enrolment;
import milepost.participants.domain.Person;
import milepost.participants.domain.ecf.TrainingRecord;
import reactor.core.publisher.Mono;

/** Tells everybody the new state of an aggregate, in the transaction that made it. */
public interface Publishing {

    Mono<Void> person(Person person, Recorded recorded);

    Mono<Void> enrolment(Enrolment enrolment, Recorded recorded);

    Mono<Void> trainingRecord(TrainingRecord record, Recorded recorded);
}
