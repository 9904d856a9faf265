package milepost.applications.application;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final JudgeFunding judge;
    private final RecordChanges changes;

    public FollowPerson(Applications applications, Persons persons, JudgeFunding judge, RecordChanges changes) {
        this.applications = applications;
        this.persons = persons;
        this.judge = judge;
        this.changes = changes;
    }

    /** Remembers the copy, unless a newer one is remembered. */
    public Mono<Boolean> remember(Person person) {
        return persons.keep(person);
    }

    /** Draws every consequence of what is remembered of this person; runs in a transaction that the caller opened. */
    public Mono<Void> converge(ParticipantId id) {
        return persons.find(id).flatMap(persons::survivor).flatMap(this::gather);
    }

    private Mono<Void> gather(Person survivor) {
        return family(survivor).flatMap(family -> follow(survivor, family)
                .then(Mono.defer(() -> judge.inDoubtAbout(survivor)))
                .flatMap(others -> Flux.fromIterable(others).concatMap(other -> follow(other, List.of(other))).then())
                .then(Flux.fromIterable(family).concatMap(persons::shown).then()));
    }

    /** The survivor and everybody who was merged into it, over however many steps. */
    private Mono<List<Person>> family(Person survivor) {
        return grown(new LinkedHashMap<>(Map.of(survivor.id(), survivor)), List.of(survivor));
    }

    private Mono<List<Person>> grown(Map<ParticipantId, Person> family, List<Person> latest) {
        return Flux.fromIterable(latest).concatMap(person -> persons.retiredInto(person.id()))
                .filter(person -> family.putIfAbsent(person.id(), person) == null).collectList()
                .flatMap(more -> more.isEmpty() ? Mono.just(List.copyOf(family.values())) : grown(family, more));
    }

    private Mono<Void> follow(Person survivor, List<Person> family) {
        return applications.lock(survivor)
                .flatMap(now -> applications.of(family.stream().map(Person::id).toList()).collectList()
                        .flatMap(rows -> store(survivor, rows, now)));
    }

    private Mono<Void> store(Person survivor, List<Stored> rows, Instant now) {
        List<Application> moved = rows.stream().map(row -> row.application().of(survivor.id())).toList();
        return judge.again(moved, survivor).map(PreviousFunding::settle)
                .flatMap(settled -> Flux.range(0, rows.size()).concatMap(n -> {
                    var change = new Change("person_changed", "system", rows.get(n).application().effectiveAt(), null);
                    return changes.record(rows.get(n), settled.get(n), survivor, now, change);
                }).then());
    }
}
