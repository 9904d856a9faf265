package milepost.applications.inmemory;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import milepost.applications.application.Persons;
import milepost.applications.domain.ParticipantId;
import milepost.applications.domain.Person;
import milepost.applications.inmemory.Tables.PersonRow;
import milepost.platform.simulation.MemoryDatabase;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The copies of persons. */
final class MemoryPersons implements Persons {

    private final MemoryDatabase database;
    private final Tables tables;

    MemoryPersons(MemoryDatabase database, Tables tables) {
        this.database = database;
        this.tables = tables;
    }

    @Override
    public Flux<Person> find(Collection<ParticipantId> ids) {
        return Flux.defer(() -> Flux.fromIterable(ids.stream().map(tables.persons::get).filter(Objects::nonNull).map(PersonRow::person).toList()));
    }

    @Override
    public Flux<Person> retiredInto(Collection<ParticipantId> survivors) {
        return Flux.defer(() -> Flux.fromIterable(tables.persons.where(row -> row.person().retiredInto() != null && survivors.contains(row.person().retiredInto()))
                .map(PersonRow::person).toList()));
    }

    @Override
    public Flux<ParticipantId> keep(List<Person> people) {
        return Flux.defer(() -> Flux.fromIterable(people.stream().filter(this::kept).map(Person::id).toList()));
    }

    /** The time of the copy moves only with a newer one. */
    private boolean kept(Person person) {
        PersonRow is = tables.persons.get(person.id());
        if (is != null && person.version() < is.person().version()) {
            return false;
        }
        boolean newer = is == null || person.version() > is.person().version() && is.person().version() > 0;
        tables.persons.put(person.id(), new PersonRow(person, is == null ? 0 : is.shownVersion(), newer ? database.now() : is.copiedAt()));
        return true;
    }

    @Override
    public Mono<Person> expect(ParticipantId id) {
        return Mono.fromSupplier(() -> {
            if (!tables.persons.has(id)) {
                tables.persons.put(id, new PersonRow(new Person(id, "", null, null, false, null, 0), 0, Instant.EPOCH));
            }
            return Objects.requireNonNull(tables.persons.get(id)).person();
        });
    }

    @Override
    public Mono<Void> shown(List<Person> people) {
        return Mono.fromRunnable(() -> people.forEach(this::show));
    }

    private void show(Person person) {
        PersonRow is = tables.persons.get(person.id());
        if (is != null && is.shownVersion() < person.version()) {
            tables.persons.put(person.id(), new PersonRow(is.person(), person.version(), is.copiedAt()));
        }
    }

    /**
     * As far as applications let it be: they refer to the person they are about, so that row stays, as a copy that any snapshot
     * is newer than.
     */
    void forget() {
        for (PersonRow row : List.copyOf(tables.persons.rows())) {
            Person is = row.person();
            if (tables.applications.where(held -> held.application().participant().equals(is.id())).findAny().isEmpty()) {
                tables.persons.remove(is.id());
            } else {
                var oldest = new Person(is.id(), is.fullName(), is.email(), is.trn(), is.trnVerified(), is.retiredInto(), 0);
                tables.persons.put(is.id(), new PersonRow(oldest, 0, row.copiedAt()));
            }
        }
    }
}
