package milepost.participants.application;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import milepost.participants.application.Persons.Keys;
import milepost.participants.application.Persons.Stored;
import milepost.participants.domain.Particulars;
import milepost.participants.domain.ParticularsRefusal;
import milepost.participants.domain.ParticularsRefusal.Written;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.Person;
import milepost.participants.domain.Trn;
import reactor.core.publisher.Flux;
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

    /** What is said about somebody. */
    public record Applicant(Optional<ParticipantId> id, Written written) {}

    /** Who it is. */
    public sealed interface Outcome {
        record Resolved(Stored person) implements Outcome {}

        record Refused(List<ParticularsRefusal> refusals) implements Outcome {}
    }

    /** Who each of several is, in their order. */
    public sealed interface Together {
        record Resolved(List<Stored> people) implements Together {}

        /** What is wrong with one of them. */
        record Refused(int number, List<ParticularsRefusal> refusals) {}

        record SomeRefused(List<Refused> refused) implements Together {}
    }

    public Mono<Outcome> resolve(Optional<ParticipantId> id, Written written) {
        return resolve(List.of(new Applicant(id, written))).map(together -> switch (together) {
            case Together.Resolved(var people) -> new Outcome.Resolved(people.getFirst());
            case Together.SomeRefused(var refused) -> new Outcome.Refused(refused.getFirst().refusals());
        });
    }

    /** All of them in one transaction, so somebody who is named twice is one person; where one cannot be, nobody becomes known. */
    public Mono<Together> resolve(List<Applicant> applicants) {
        var refused = IntStream.range(0, applicants.size())
                .mapToObj(number -> new Together.Refused(number, ParticularsRefusal.of(applicants.get(number).written(), Optional.empty())))
                .filter(each -> !each.refusals().isEmpty()).toList();
        if (!refused.isEmpty()) {
            return Mono.just(new Together.SomeRefused(refused));
        }
        var named = applicants.stream().map(applicant -> new Named(applicant.id(), applicant.written().understood())).toList();
        return transactions.run(persons.lockMatching(named.stream().map(Named::keys).toList())
                .thenMany(Flux.fromIterable(named).concatMap(this::resolve))
                .collectList().map(Together.Resolved::new));
    }

    private Mono<Stored> resolve(Named applicant) {
        return known(applicant).switchIfEmpty(Mono.defer(() -> create(applicant.id.orElseGet(ids::participant), applicant.particulars)));
    }

    /** Somebody we know stays as they are: intake does not change a matched person (decision C6a). */
    private Mono<Stored> known(Named applicant) {
        return applicant.id.map(persons::survivor).orElseGet(() ->
                Mono.justOrEmpty(applicant.verified()).flatMap(persons::byVerifiedTrn)
                        .switchIfEmpty(Mono.justOrEmpty(applicant.particulars.email()).flatMap(persons::byEmail)));
    }

    private Mono<Stored> create(ParticipantId id, Particulars particulars) {
        var person = Person.fresh(id, particulars);
        return persons.store(person, null)
                .flatMap(recorded -> publishing.person(person, recorded).thenReturn(new Stored(person, recorded)));
    }

    private record Named(Optional<ParticipantId> id, Particulars particulars) {

        Optional<Trn> verified() {
            return particulars.trnVerified().orElse(false) ? particulars.trn() : Optional.empty();
        }

        Keys keys() {
            return new Keys(id, verified(), particulars.email());
        }
    }
}
