package milepost.participants.application.ecf;

import java.util.Optional;
import milepost.participants.application.EnrolmentHistory.Actor;
import milepost.participants.application.EnrolmentHistory.Cause;
import milepost.participants.application.Persons;
import milepost.participants.application.Recorded;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.Person;
import milepost.participants.domain.ecf.RecordDecision;
import milepost.participants.domain.ecf.TrainingRecord;
import milepost.participants.domain.ecf.TrainingRecordId;
import reactor.core.publisher.Mono;

/**
 * What every command of an operator on a training record begins and ends with: the record is held with its person, and what was decided
 * is stored, told and shown to providers. Runs in a transaction that the caller opened.
 */
public final class HoldTraining {

    private final Persons persons;
    private final TrainingRecords records;
    private final RecordTraining record;
    private final RefreshRecords refresh;
    private final EcfDocuments documents;

    public HoldTraining(Persons persons, TrainingRecords records, RecordTraining record, RefreshRecords refresh, EcfDocuments documents) {
        this.persons = persons;
        this.records = records;
        this.record = record;
        this.refresh = refresh;
        this.documents = documents;
    }

    /** The record, which nobody else changes until the transaction ends, with whose it is. */
    Mono<Held> held(TrainingRecordId id) {
        return records.find(id).flatMap(seen -> persons.lockSurvivor(seen.record().participant())
                .flatMap(person -> records.find(id).map(stored -> new Held(stored, person.orElseThrow().person()))));
    }

    /** The same for the whole of a person's training. */
    Mono<Person> held(Person person) {
        return persons.lockSurvivor(person.id()).map(found -> found.orElseThrow().person());
    }

    /**
     * Draws the consequences of a decision.
     *
     * @param seenBy whose view of the person is answered
     */
    Mono<RecordOutcome> carryOut(RecordDecision decision, Optional<Recorded> previous, Person person, LeadProviderId seenBy, String what) {
        return switch (decision) {
            case RecordDecision.Made(var made) -> stored(made, Optional.empty(), person, what)
                    .then(Mono.defer(() -> shown(person, seenBy))).map(document -> new RecordOutcome.Made(made.id(), document));
            case RecordDecision.Changed(var after) -> stored(after, previous, person, what)
                    .then(Mono.defer(() -> shown(person, seenBy))).map(document -> new RecordOutcome.Changed(after.id(), document));
            case RecordDecision.Unchanged(var same) -> shown(person, seenBy).map(document -> new RecordOutcome.Unchanged(same.id(), document));
            case RecordDecision.Refused(var reason) -> Mono.just(RecordOutcome.Refused.because(reason));
        };
    }

    private Mono<Void> stored(TrainingRecord after, Optional<Recorded> previous, Person person, String what) {
        return record.record(after, previous, new Cause(what, Actor.OPERATOR, after.effectiveAt())).then(Mono.defer(() -> refresh.of(person)));
    }

    private Mono<EcfDocuments.Document> shown(Person person, LeadProviderId seenBy) {
        return documents.participant(person.id(), seenBy)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException(seenBy + " does not see " + person.id() + ", whom it trains")));
    }

    record Held(TrainingRecords.Stored stored, Person person) {

        TrainingRecord record() {
            return stored.record();
        }
    }
}
