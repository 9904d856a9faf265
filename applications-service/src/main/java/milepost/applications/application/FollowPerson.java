package milepost.applications.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import milepost.applications.application.Applications.Change;
import milepost.applications.application.Applications.Stored;
import milepost.applications.domain.Application;
import milepost.applications.domain.ParticipantId;
import milepost.applications.domain.Person;
import milepost.applications.domain.PreviousFunding;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Makes a person's applications show who the person is now, and moves those of a retired id to the survivor (facts/npq 4.8). */
public final class FollowPerson {

    private final Applications applications;
    private final Persons persons;
    private final RecordChanges changes;

    public FollowPerson(Applications applications, Persons persons, RecordChanges changes) {
        this.applications = applications;
        this.persons = persons;
        this.changes = changes;
    }

    /** Remembers the copy, unless a newer one is remembered. */
    public Mono<Boolean> remember(Person person) {
        return persons.keep(person);
    }

    /** Draws every consequence of what is remembered of this person; runs in a transaction that the caller opened. */
    public Mono<Void> converge(ParticipantId id) {
        return persons.find(id).flatMap(this::survivor).flatMap(this::gather);
    }

    /** A survivor we have not heard of yet brings the applications over when its own snapshot arrives. */
    private Mono<Person> survivor(Person person) {
        ParticipantId into = person.retiredInto();
        return into == null ? Mono.just(person) : persons.find(into).flatMap(this::survivor).defaultIfEmpty(person);
    }

    private Mono<Void> gather(Person survivor) {
        return family(survivor).collectList().flatMap(family -> applications.lock(survivor)
                .flatMap(now -> applications.of(family.stream().map(Person::id).toList()).collectList()
                        .flatMap(rows -> store(survivor, rows, now)))
                .then(Flux.fromIterable(family).concatMap(persons::shown).then()));
    }

    private Flux<Person> family(Person person) {
        return Flux.concat(Flux.just(person), persons.retiredInto(person.id()).concatMap(this::family));
    }

    private Mono<Void> store(Person survivor, List<Stored> rows, Instant now) {
        List<Application> moved = rows.stream().map(row -> row.application().of(survivor.id())).toList();
        List<Application> settled = new ArrayList<>(PreviousFunding.settle(moved));
        return Flux.range(0, rows.size()).concatMap(n -> {
            var change = new Change("person_changed", "system", rows.get(n).application().effectiveAt(), null);
            return changes.record(rows.get(n), settled.get(n), survivor, now, change);
        }).then();
    }
}
