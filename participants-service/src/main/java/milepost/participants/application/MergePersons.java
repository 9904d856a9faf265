package milepost.participants.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import milepost.participants.application.EnrolmentHistory.Actor;
import milepost.participants.application.EnrolmentHistory.Cause;
import milepost.participants.application.ecf.MoveTraining;
import milepost.participants.domain.MergeRefusal;
import milepost.participants.domain.Merging;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.Person;
import reactor.core.publisher.Mono;

/** Retires one id in favour of another and moves everything that was its to the survivor (facts/npq 4.8). */
public final class MergePersons {

    private final Persons persons;
    private final Enrolments enrolments;
    private final RecordEnrolment record;
    private final MoveTraining training;
    private final Publishing publishing;
    private final RefreshPerson documents;
    private final Transactions transactions;

    public MergePersons(Persons persons, Enrolments enrolments, RecordEnrolment record, MoveTraining training, Publishing publishing,
                        RefreshPerson documents, Transactions transactions) {
        this.persons = persons;
        this.enrolments = enrolments;
        this.record = record;
        this.training = training;
        this.publishing = publishing;
        this.documents = documents;
        this.transactions = transactions;
    }

    /** @param at the request clock */
    public Mono<Outcome> merge(ParticipantId id, ParticipantId into, Instant at) {
        return transactions.run(persons.lockAll(List.of(id, into))
                .then(Mono.zip(optional(persons.find(id)), optional(persons.find(into)), optional(persons.survivor(id))))
                .flatMap(found -> decide(found.getT1(), found.getT2(), found.getT3(), at)));
    }

    private Mono<Outcome> decide(Optional<Persons.Stored> person, Optional<Persons.Stored> into, Optional<Persons.Stored> survivor, Instant at) {
        return switch (Merging.decide(person.map(Persons.Stored::person), into.map(Persons.Stored::person),
                survivor.map(Persons.Stored::person), at)) {
            case Merging.Decision.Merge merge -> store(merge, person.orElseThrow().recorded(), into.orElseThrow().recorded(), at);
            case Merging.Decision.AlreadyMerged _ -> Mono.just(new Outcome.AlreadyMerged(survivor.orElseThrow()));
            case Merging.Decision.Unknown _ -> Mono.just(new Outcome.Unknown());
            case Merging.Decision.Refused(var reason, var instead) -> Mono.just(new Outcome.Refused(reason, instead));
        };
    }

    private Mono<Outcome> store(Merging.Decision.Merge merge, Recorded ofRetired, Recorded ofSurvivor, Instant at) {
        return store(merge.retired(), ofRetired)
                .then(store(merge.survivor(), ofSurvivor))
                .flatMap(survivor -> moveEnrolments(merge, at)
                        .then(Mono.defer(() -> training.move(merge.retired().id(), merge.survivor().id(), at)))
                        .then(documents.of(merge.retired()))
                        .then(documents.of(merge.survivor()))
                        .thenReturn(new Outcome.Merged(survivor)));
    }

    private Mono<Persons.Stored> store(Person person, Recorded previous) {
        return persons.store(person, previous)
                .flatMap(recorded -> publishing.person(person, recorded).thenReturn(new Persons.Stored(person, recorded)));
    }

    private Mono<Void> moveEnrolments(Merging.Decision.Merge merge, Instant at) {
        return enrolments.ofParticipant(merge.retired().id()).collectList().flatMapIterable(all -> all)
                .concatMap(stored -> record.record(stored.enrolment().movedTo(merge.survivor().id(), at), Optional.of(stored.recorded()),
                        new Cause("merge", Actor.OPERATOR, at)))
                .then();
    }

    private static <T> Mono<Optional<T>> optional(Mono<T> one) {
        return one.map(Optional::of).defaultIfEmpty(Optional.empty());
    }

    /** What became of it. */
    public sealed interface Outcome {

        record Merged(Persons.Stored survivor) implements Outcome {}

        record AlreadyMerged(Persons.Stored survivor) implements Outcome {}

        record Unknown() implements Outcome {}

        /** @param instead the id to use, where there is one */
        record Refused(MergeRefusal reason, Optional<ParticipantId> instead) implements Outcome {}
    }
}
