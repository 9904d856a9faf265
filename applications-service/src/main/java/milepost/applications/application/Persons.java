package milepost.applications.application;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import milepost.applications.domain.ParticipantId;
import milepost.applications.domain.Person;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Our copies of the persons who applied. */
public interface Persons {

    /** Those that are there. */
    Flux<Person> find(Collection<ParticipantId> ids);

    default Mono<Person> find(ParticipantId id) {
        return find(List.of(id)).singleOrEmpty();
    }

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

    /** Those whose record was merged into one of these. */
    Flux<Person> retiredInto(Collection<ParticipantId> survivors);

    default Flux<Person> retiredInto(ParticipantId survivor) {
        return retiredInto(List.of(survivor));
    }

    /** Remembers copies of different people, each unless a newer one is there; answers those that were remembered. */
    Flux<ParticipantId> keep(List<Person> people);

    /** The same for one; false when it was older. */
    default Mono<Boolean> keep(Person person) {
        return keep(List.of(person)).hasElements();
    }

    /** The person; where we have not heard of them yet, a stand-in without a name that any snapshot is newer than. */
    Mono<Person> expect(ParticipantId id);

    /** Remembers that the people's applications show these copies. */
    Mono<Void> shown(List<Person> people);

    default Mono<Void> shown(Person person) {
        return shown(List.of(person));
    }
}
