package milepost.applications.application;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    /** The same for several different people; answers those that were remembered. */
    public Flux<ParticipantId> remember(List<Person> people) {
        return persons.keep(people);
    }

    /**
     * Looks at many together, with nothing to do for those whom their applications show already as they are, which is how it is after
     * every registration; answers the others. Runs in a transaction that the caller opened.
     */
    public Mono<List<ParticipantId>> unlessShown(List<ParticipantId> ids) {
        return neverMerged(ids).flatMap(people -> people.isEmpty() ? Mono.just(ids) : applications.lock(people)
                .flatMap(now -> applications.of(idsOf(people)).collectMultimap(row -> row.application().participant())
                        .map(rows -> people.stream().filter(person -> isShown(person, rows.getOrDefault(person.id(), List.of()), now)).toList()))
                .flatMap(this::withoutThoseInDoubt)
                .flatMap(shown -> {
                    List<ParticipantId> others = ids.stream().filter(id -> !idsOf(shown).contains(id)).toList();
                    return shown.isEmpty() ? Mono.just(others) : persons.shown(shown).thenReturn(others);
                }));
    }

    private Mono<List<Person>> neverMerged(List<ParticipantId> ids) {
        return persons.retiredInto(ids).mapNotNull(Person::retiredInto).collect(Collectors.toSet())
                .flatMap(survivors -> persons.find(ids)
                        .filter(person -> person.retiredInto() == null && !survivors.contains(person.id())).collectList());
    }

    /** A verdict that rests on somebody else's record has to be looked up: that is for the one by one. */
    private boolean isShown(Person person, Collection<Stored> rows, Instant now) {
        if (rows.stream().anyMatch(row -> JudgeFunding.about(row.application()) != null)) {
            return false;
        }
        List<Stored> all = List.copyOf(rows);
        List<Application> settled = PreviousFunding.settle(all.stream().map(Stored::application).toList());
        return IntStream.range(0, all.size()).allMatch(n -> changes.isRecorded(all.get(n), settled.get(n), person, now));
    }

    private Mono<List<Person>> withoutThoseInDoubt(List<Person> people) {
        return people.isEmpty() ? Mono.just(people) : applications.inDoubtAbout(idsOf(people))
                .mapNotNull(row -> JudgeFunding.about(row.application())).collect(Collectors.toSet())
                .map(inDoubt -> people.stream().filter(person -> !inDoubt.contains(person.id())).toList());
    }

    private static List<ParticipantId> idsOf(List<Person> people) {
        return people.stream().map(Person::id).toList();
    }

    /** Draws every consequence of what is remembered of this person; runs in a transaction that the caller opened. */
    public Mono<Void> converge(ParticipantId id) {
        return persons.find(id).flatMap(persons::survivor).flatMap(this::gather);
    }

    private Mono<Void> gather(Person survivor) {
        return family(survivor).flatMap(family -> follow(survivor, family)
                .then(Mono.defer(() -> judge.inDoubtAbout(survivor)))
                .flatMap(others -> Flux.fromIterable(others).concatMap(other -> follow(other, List.of(other))).then())
                .then(Mono.defer(() -> persons.shown(family))));
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
