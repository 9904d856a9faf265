package milepost.applications.application;

import milepost.applications.domain.ParticipantId;
import milepost.applications.domain.Person;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Our copies of the persons who applied. */
public interface Persons {

    Mono<Person> find(ParticipantId id);

    /** Those whose record was merged into this one. */
    Flux<Person> retiredInto(ParticipantId survivor);

    /** Remembers the copy unless a newer one is there; false when it was older. */
    Mono<Boolean> keep(Person person);

    /** The person; where we have not heard of them yet, a stand-in without a name that any snapshot is newer than. */
    Mono<Person> expect(ParticipantId id);

    /** Remembers that the person's applications show this copy. */
    Mono<Void> shown(Person person);
}
