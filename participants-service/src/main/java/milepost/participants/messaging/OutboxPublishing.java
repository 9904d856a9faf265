package milepost.participants.messaging;

import milepost.participants.application.Publishing;
import milepost.participants.application.Recorded;
import milepost.participants.domain.Enrolment;
import milepost.participants.domain.Person;
import milepost.participants.domain.ecf.TrainingRecord;
import milepost.platform.messaging.Outbox;
import reactor.core.publisher.Mono;

/** Publishes through the outbox. */
public final class OutboxPublishing implements Publishing {

    private final Outbox outbox;

    public OutboxPublishing(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Mono<Void> person(Person person, Recorded recorded) {
        return outbox.publish(PublishedPerson.snapshot(person, recorded));
    }

    @Override
    public Mono<Void> enrolment(Enrolment enrolment, Recorded recorded) {
        return outbox.publish(PublishedEnrolment.snapshot(enrolment, recorded));
    }

    @Override
    public Mono<Void> trainingRecord(TrainingRecord record, Recorded recorded) {
        return outbox.publish(PublishedTrainingRecord.snapshot(record, recorded));
    }
}
