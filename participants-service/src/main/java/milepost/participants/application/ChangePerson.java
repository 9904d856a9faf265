package milepost.participants.application;

import java.util.List;
import java.util.Optional;
import milepost.participants.domain.Particulars;
import milepost.participants.domain.ParticularsRefusal;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.Person;
import reactor.core.publisher.Mono;

/** Records what an operator says about a person; whoever sees the person sees it at once (decision C6a). */
public final class ChangePerson {

    private final Persons persons;
    private final Publishing publishing;
    private final RefreshPerson documents;
    private final Transactions transactions;

    public ChangePerson(Persons persons, Publishing publishing, RefreshPerson documents, Transactions transactions) {
        this.persons = persons;
        this.publishing = publishing;
        this.documents = documents;
        this.transactions = transactions;
    }

    public Mono<Outcome> change(ParticipantId id, ParticularsRefusal.Written written) {
        return transactions.run(persons.lock(id).flatMap(known -> decide(id, known, written)));
    }

    private Mono<Outcome> decide(ParticipantId id, Optional<Persons.Stored> known, ParticularsRefusal.Written written) {
        var retiredInto = known.map(Persons.Stored::person).map(Person::retiredInto);
        if (retiredInto.isPresent()) {
            return Mono.just(new Outcome.Retired(retiredInto.get()));
        }
        var refusals = ParticularsRefusal.of(written, known.map(Persons.Stored::person));
        return refusals.isEmpty() ? store(id, known, written.understood()) : Mono.just(new Outcome.Refused(refusals));
    }

    private Mono<Outcome> store(ParticipantId id, Optional<Persons.Stored> known, Particulars given) {
        var person = known.map(stored -> stored.person().with(given)).orElseGet(() -> Person.fresh(id, given));
        if (known.filter(stored -> stored.person().equals(person)).isPresent()) {
            return Mono.just(new Outcome.Unchanged(known.get()));
        }
        return persons.store(person, known.map(Persons.Stored::recorded).orElse(null))
                .flatMap(recorded -> publishing.person(person, recorded)
                        .then(documents.of(person))
                        .thenReturn(new Outcome.Changed(new Persons.Stored(person, recorded))));
    }

    /** What became of it. */
    public sealed interface Outcome {
        record Changed(Persons.Stored person) implements Outcome {}

        record Unchanged(Persons.Stored person) implements Outcome {}

        record Retired(ParticipantId into) implements Outcome {}

        record Refused(List<ParticularsRefusal> refusals) implements Outcome {}
    }
}
