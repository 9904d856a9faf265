package milepost.participants.application.ecf;

import java.time.LocalDate;
import java.util.List;
import milepost.participants.application.Persons;
import milepost.participants.application.Transactions;
import milepost.participants.domain.ParticipantId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * When a day begins on which a planned transfer takes effect, brings the documents of whoever is transferred up to date: they change
 * though nobody does anything. Done twice it changes nothing; left undone for days it catches up.
 */
public final class TurnDocuments {

    private final EcfDocuments documents;
    private final Persons persons;
    private final RefreshRecords refresh;
    private final Transactions transactions;
    private final Today today;

    public TurnDocuments(EcfDocuments documents, Persons persons, RefreshRecords refresh, Transactions transactions, Today today) {
        this.documents = documents;
        this.persons = persons;
        this.refresh = refresh;
        this.transactions = transactions;
        this.today = today;
    }

    public Mono<Boolean> isDue() {
        return documents.turning(today.today(), 1).hasElements();
    }

    /**
     * Whoever is due, batch after batch, each person in a transaction of their own; one that fails does not keep back the others.
     *
     * @return how many there were
     */
    public Mono<Integer> turn(int batch) {
        return Mono.defer(() -> upTo(today.today(), batch));
    }

    private Mono<Integer> upTo(LocalDate day, int batch) {
        return batch(day, batch).expand(turned -> turned < batch ? Mono.empty() : batch(day, batch)).reduce(0, Integer::sum);
    }

    private Mono<Integer> batch(LocalDate day, int limit) {
        return documents.turning(day, limit).collectList().flatMap(this::turn);
    }

    private Mono<Integer> turn(List<ParticipantId> people) {
        return Flux.fromIterable(people).concatMapDelayError(this::turn).then(Mono.just(people.size()));
    }

    private Mono<Void> turn(ParticipantId id) {
        return transactions.run(persons.lock(id).flatMap(known -> known.map(stored -> refresh.of(stored.person())).orElseGet(Mono::empty)));
    }
}
