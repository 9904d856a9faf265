package milepost.participants.application;

import java.util.List;
import java.util.Optional;
import milepost.participants.domain.Particulars;
import milepost.participants.domain.ParticularsRefusal;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.Person;
import milepost.participants.domain.Trn;
import reactor.core.publisher.Mono;

/** Tells intake which person an applicant is, creating the person when it is nobody we know (decision C6). */
public final class ResolvePerson {

    private final Persons persons;
    private final Publishing publishing;
    private final Transactions transactions;
    private final NewIds ids;

    public ResolvePerson(Persons persons, Publishing publishing, Transactions transactions, NewIds ids) {
        this.persons = persons;
        this.publishing = publishing;
        this.transactions = transactions;
        this.ids = ids;
    }

    public Mono<Outcome> resolve(Optional<ParticipantId> id, ParticularsRefusal.Written written) {
        var refusals = ParticularsRefusal.of(written, Optional.empty());
        if (!refusals.isEmpty()) {
            return Mono.just(new Outcome.Refused(refusals));
        }
        var particulars = written.understood();
        return transactions.run(persons.lockMatching(id, verified(particulars), particulars.email())
                .then(known(id, particulars))
                .switchIfEmpty(Mono.defer(() -> create(id.orElseGet(ids::participant), particulars)))
                .map(Outcome.Resolved::new));
    }

    /** Somebody we know stays as they are: intake does not change a matched person (decision C6a). */
    private Mono<Persons.Stored> known(Optional<ParticipantId> id, Particulars particulars) {
        return id.map(persons::survivor).orElseGet(() ->
                Mono.justOrEmpty(verified(particulars)).flatMap(persons::byVerifiedTrn)
                        .switchIfEmpty(Mono.justOrEmpty(particulars.email()).flatMap(persons::byEmail)));
    }

    private Mono<Persons.Stored> create(ParticipantId id, Particulars particulars) {
        var person = Person.fresh(id, particulars);
        return persons.store(person, null)
                .flatMap(recorded -> publishing.person(person, recorded).thenReturn(new Persons.Stored(person, recorded)));
    }

    private static Optional<Trn> verified(Particulars particulars) {
        return particulars.trnVerified().orElse(false) ? particulars.trn() : Optional.empty();
    }

    /** Who it is. */
    public sealed interface Outcome {
        record Resolved(Persons.Stored person) implements Outcome {}

        record Refused(List<ParticularsRefusal> refusals) implements Outcome {}
    }
}
