package milepost.participants.inmemory;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import milepost.participants.application.Persons;
import milepost.participants.application.Recorded;
import milepost.participants.domain.EmailAddress;
import milepost.participants.domain.IdChange;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.Person;
import milepost.participants.domain.Trn;
import milepost.participants.inmemory.Tables.PersonRow;
import milepost.platform.messaging.Versions;
import milepost.platform.simulation.MemoryDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The persons. */
final class MemoryPersons implements Persons {

    private static final long NEVER_STORED = -1;
    private static final Comparator<PersonRow> LONGEST_KNOWN_FIRST = Comparator.comparing(PersonRow::createdAt)
            .thenComparing(row -> row.person().id(), Tables.PARTICIPANTS);

    private final MemoryDatabase database;
    private final Versions versions;
    private final Tables tables;

    MemoryPersons(MemoryDatabase database, Versions versions, Tables tables) {
        this.database = database;
        this.versions = versions;
        this.tables = tables;
    }

    @Override
    public Mono<Optional<Stored>> lock(ParticipantId id) {
        return find(id).map(Optional::of).defaultIfEmpty(Optional.empty());
    }

    @Override
    public Mono<Optional<Stored>> lockSurvivor(ParticipantId id) {
        return survivor(id).map(Optional::of).defaultIfEmpty(Optional.empty());
    }

    @Override
    public Mono<Optional<Stored>> lockSurvivorWithTwins(ParticipantId id) {
        return lockSurvivor(id);
    }

    @Override
    public Mono<Void> lockAll(Collection<ParticipantId> ids) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> lockMatching(Collection<Keys> keys) {
        return Mono.empty();
    }

    @Override
    public Mono<Stored> find(ParticipantId id) {
        return Mono.fromSupplier(() -> stored(tables.persons.get(id)));
    }

    @Override
    public Mono<Stored> byVerifiedTrn(Trn trn) {
        return longestKnown(person -> person.verifiedTrn().filter(trn::equals).isPresent());
    }

    @Override
    public Mono<Stored> byEmail(EmailAddress email) {
        return longestKnown(person -> person.email() != null && person.email().matchKey().equals(email.matchKey()));
    }

    private Mono<Stored> longestKnown(Predicate<Person> matching) {
        return Mono.fromSupplier(() -> stored(tables.persons.where(row -> !row.person().retired() && matching.test(row.person()))
                .min(LONGEST_KNOWN_FIRST).orElse(null)));
    }

    /** Nobody, where the way leads in a circle. */
    @Override
    public Mono<Stored> survivor(ParticipantId id) {
        return Mono.fromSupplier(() -> {
            var path = new HashSet<ParticipantId>();
            var row = tables.persons.get(id);
            while (row != null && row.person().retiredInto() != null && path.add(row.person().id())) {
                row = tables.persons.get(row.person().retiredInto());
            }
            return row == null || row.person().retired() ? null : stored(row);
        });
    }

    @Override
    public Mono<Recorded> store(Person person, @Nullable Recorded previous) {
        return Mono.fromSupplier(() -> {
            var is = tables.persons.get(person.id());
            var before = previous == null ? NEVER_STORED : previous.version();
            if (is != null && is.recorded().version() != before) {
                throw new OptimisticLockingFailureException("person " + person.id() + " is not at " + before);
            }
            requireAnother(person);
            var version = previous == null ? versions.first() : versions.next(before);
            var now = database.now();
            var row = is == null
                    ? new PersonRow(person, new Recorded(version, now), now)
                    : new PersonRow(withAllIdChanges(person, is.person()),
                            new Recorded(version, Tables.later(now, is.recorded().at())), is.createdAt());
            tables.persons.put(person.id(), row);
            return row.recorded();
        });
    }

    /** {@code CHECK (retired_into <> id)}. */
    private static void requireAnother(Person person) {
        if (person.id().equals(person.retiredInto())) {
            throw new DataIntegrityViolationException("nobody survives themselves: " + person.id());
        }
    }

    /** An id change, once stored, stays. */
    private static Person withAllIdChanges(Person person, Person before) {
        var changes = new LinkedHashMap<List<ParticipantId>, IdChange>();
        Stream.concat(before.idChanges().stream(), person.idChanges().stream())
                .forEach(change -> changes.put(List.of(change.from(), change.to()), change));
        return new Person(person.id(), person.fullName(), person.previousNames(), person.email(), person.reference(),
                person.retiredInto(), List.copyOf(changes.values()));
    }

    @Override
    public Flux<Stored> byIds(Collection<ParticipantId> ids) {
        return found(() -> tables.persons.where(row -> ids.contains(row.person().id())));
    }

    @Override
    public Flux<Stored> byTrn(Trn trn) {
        return found(() -> tables.persons.where(row -> row.person().reference() != null && row.person().reference().trn().equals(trn))
                .sorted(LONGEST_KNOWN_FIRST));
    }

    @Override
    public Flux<Stored> after(@Nullable ParticipantId id, int limit) {
        return found(() -> tables.persons.after(id).values().stream().limit(limit));
    }

    private static Flux<Stored> found(Supplier<Stream<PersonRow>> rows) {
        return Flux.defer(() -> Flux.fromIterable(rows.get().map(MemoryPersons::stored).toList()));
    }

    static @Nullable Stored stored(@Nullable PersonRow row) {
        return row == null ? null : new Stored(row.person(), row.recorded());
    }
}
