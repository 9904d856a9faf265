package milepost.participants.application;

import java.util.List;
import milepost.participants.domain.Enrolment;
import milepost.participants.domain.Person;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the same person, by id or by verified TRN (decision B3), was accepted for besides. */
final class OtherTrainings {

    private final Persons persons;
    private final Enrolments enrolments;

    OtherTrainings(Persons persons, Enrolments enrolments) {
        this.persons = persons;
        this.enrolments = enrolments;
    }

    Mono<List<Enrolment>> beside(Enrolment meant, Person person) {
        var twins = person.verifiedTrn().map(trn -> persons.byTrn(trn).map(Persons.Stored::person)
                .filter(twin -> !twin.id().equals(person.id()) && twin.verifiedTrn().isPresent())).orElseGet(Flux::empty);
        return Flux.concat(Flux.just(person), twins).concatMap(each -> enrolments.ofParticipant(each.id())).map(Enrolments.Stored::enrolment)
                .filter(other -> !other.id().equals(meant.id())).collectList();
    }
}
