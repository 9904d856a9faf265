package milepost.participants.application.ecf;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import milepost.participants.application.Restocked;
import milepost.participants.application.ecf.EcfDocuments.Kept;
import milepost.participants.application.ecf.EcfDocuments.KeptRow;
import milepost.participants.application.ecf.EcfDocuments.Shelf;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.Person;
import milepost.participants.domain.ecf.EcfParticipantView;
import milepost.participants.domain.ecf.RecordView;
import milepost.participants.domain.ecf.TrainingRecord;
import milepost.participants.domain.ecf.TrainingRecordId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Brings the ECF documents of a person up to date for today, for every provider that sees one of the training records or did. A
 * document's time moves exactly when the document does (decision A8). Runs in a transaction that has locked the person.
 */
public final class RefreshRecords {

    private final TrainingRecords records;
    private final EcfDocuments documents;
    private final EcfDocuments.Rendering rendering;
    private final Today today;

    public RefreshRecords(TrainingRecords records, EcfDocuments documents, EcfDocuments.Rendering rendering, Today today) {
        this.records = records;
        this.documents = documents;
        this.rendering = rendering;
        this.today = today;
    }

    public Mono<Void> of(Person person) {
        return records.ofParticipant(person.id()).map(TrainingRecords.Stored::record).collectList()
                .flatMap(all -> documents.shelf(person.id(), all.stream().map(TrainingRecord::id).toList())
                        .flatMap(shelf -> refresh(person, all, shelf, today.today())));
    }

    private Mono<Void> refresh(Person person, List<TrainingRecord> all, Shelf shelf, LocalDate day) {
        return Flux.fromStream(providers(all, shelf))
                .concatMap(provider -> {
                    var view = EcfParticipantView.of(person, provider, all, day);
                    return participant(person, provider, view, shelf)
                            .then(rows(person, provider, view.map(EcfParticipantView::records).orElse(List.of()), shelf));
                })
                .then(Mono.defer(() -> turn(person, all, shelf, day)));
    }

    private static Stream<LeadProviderId> providers(List<TrainingRecord> all, Shelf shelf) {
        return Stream.of(all.stream().flatMap(record -> record.providers().stream()), shelf.participants().stream().map(Kept::provider),
                shelf.rows().stream().map(KeptRow::provider)).flatMap(providers -> providers).distinct();
    }

    private Mono<Void> participant(Person person, LeadProviderId provider, Optional<EcfParticipantView> view, Shelf shelf) {
        var kept = shelf.participants().stream().filter(document -> document.provider().equals(provider)).findFirst()
                .orElse(new Kept(provider, Restocked.NEVER, null));
        return switch (Restocked.of(kept.updatedAt(), kept.body(), shelf.now(), view.map(seen -> at -> rendering.participant(seen, at)))) {
            case Restocked.Unchanged _ -> Mono.empty();
            case Restocked.Put(var at, var body) -> documents.put(view.orElseThrow(), at, body);
            case Restocked.Withdrawn(var at) -> documents.withdraw(person.id(), provider, at);
        };
    }

    private Mono<Void> rows(Person person, LeadProviderId provider, List<RecordView> seen, Shelf shelf) {
        var ids = Stream.concat(seen.stream().map(view -> view.record().id()),
                shelf.rows().stream().filter(row -> row.provider().equals(provider)).map(KeptRow::record)).distinct();
        return Flux.fromStream(ids).concatMap(id -> row(person, provider, id,
                seen.stream().filter(view -> view.record().id().equals(id)).findFirst(), shelf)).then();
    }

    private Mono<Void> row(Person person, LeadProviderId provider, TrainingRecordId id, Optional<RecordView> view, Shelf shelf) {
        var kept = shelf.rows().stream().filter(row -> row.provider().equals(provider) && row.record().equals(id)).findFirst()
                .orElse(new KeptRow(id, provider, Restocked.NEVER, null));
        return switch (Restocked.of(kept.updatedAt(), kept.body(), shelf.now(), view.map(seen -> rendered(person, seen)))) {
            case Restocked.Unchanged _ -> Mono.empty();
            case Restocked.Put(var at, var body) -> documents.put(view.orElseThrow(), at, body);
            case Restocked.Withdrawn(var at) -> documents.withdraw(id, provider, at);
        };
    }

    private Function<Instant, byte[]> rendered(Person person, RecordView view) {
        return at -> rendering.row(person, view, at);
    }

    private Mono<Void> turn(Person person, List<TrainingRecord> all, Shelf shelf, LocalDate day) {
        var next = person.retired() ? Optional.<LocalDate>empty()
                : all.stream().flatMap(record -> record.turnsAfter(day).stream()).min(Comparator.naturalOrder());
        return next.equals(shelf.turnsOn()) ? Mono.empty() : documents.turnsOn(person.id(), next.orElse(null));
    }
}
