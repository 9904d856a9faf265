package milepost.applications.application;

import java.util.HashSet;
import java.util.Set;
import milepost.applications.domain.ParticipantId;
import milepost.applications.domain.Person;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Our copies of the persons who applied. */
public interface Persons {

    Mono<Person> find(ParticipantId id);

    /**
     * Who the person is now that others may have been merged: the last in the row of survivors that we have heard of. One we have not
     * heard of yet brings everything over when its own snapshot arrives.
     */
    default Mono<Person> survivor(Person person) {
        return survivor(person, Set.of(person.id()));
    }

    private Mono<Person> survivor(Person person, Set<ParticipantId> passed) {
        ParticipantId into = person.retiredInto();
        if (into == null || passed.contains(into)) {
            return Mono.just(person);
        }
        Set<ParticipantId> further = new HashSet<>(passed);
        further.add(into);
        return find(into).flatMap(next -> survivor(next, further)).defaultIfEmpty(person);
    }

    /** Those whose record was merged into this one. */
    Flux<Person> retiredInto(ParticipantId survivor);

    /** Remembers the copy unless a newer one is there; false when it was older. */
    Mono<Boolean> keep(Person person);

    /** The person; where we have not heard of them yet, a stand-in without a name that any snapshot is newer than. */
    Mono<Person> expect(ParticipantId id);

    /** Remembers that the person's applications show this copy. */
    Mono<Void> shown(Person person);
}
