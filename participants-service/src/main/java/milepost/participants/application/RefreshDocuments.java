package milepost.participants.application;

import java.util.List;
import java.util.stream.Stream;
import milepost.participants.application.ParticipantDocuments.Kept;
import milepost.participants.application.ParticipantDocuments.Shelf;
import milepost.participants.domain.ApplicationCopy;
import milepost.participants.domain.Enrolment;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantView;
import milepost.participants.domain.Person;
import milepost.participants.domain.Training;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Brings the documents of a person up to date, for every provider that sees the person or did. A document's time moves exactly
 * when the document does (decision A8). Runs in a transaction that has locked the person.
 */
public final class RefreshDocuments {

    private final Enrolments enrolments;
    private final Applications applications;
    private final ParticipantDocuments documents;
    private final ParticipantDocuments.Rendering rendering;

    public RefreshDocuments(Enrolments enrolments, Applications applications, ParticipantDocuments documents,
                            ParticipantDocuments.Rendering rendering) {
        this.enrolments = enrolments;
        this.applications = applications;
        this.documents = documents;
        this.rendering = rendering;
    }

    public Mono<Void> of(Person person) {
        return trainings(person).flatMap(trainings -> documents.shelf(person.id())
                .flatMap(shelf -> Flux.fromStream(providers(trainings, shelf))
                        .concatMap(provider -> refresh(person, provider, trainings, shelf))
                        .then()));
    }

    /** What the providers that train this person see, without storing it. */
    public Mono<List<Training>> trainings(Person person) {
        return enrolments.ofParticipant(person.id()).map(Enrolments.Stored::enrolment).filter(Enrolment::live).collectList()
                .flatMap(live -> live.isEmpty() ? Mono.just(List.of()) : besideTheirApplications(live));
    }

    private Mono<List<Training>> besideTheirApplications(List<Enrolment> live) {
        return applications.ofIds(live.stream().map(Enrolment::id).toList())
                .collectMap(ApplicationCopy::id, ApplicationCopy::shown)
                .map(shown -> live.stream().filter(enrolment -> shown.containsKey(enrolment.id()))
                        .map(enrolment -> new Training(enrolment, shown.get(enrolment.id()))).toList());
    }

    private static Stream<LeadProviderId> providers(List<Training> trainings, Shelf shelf) {
        return Stream.concat(trainings.stream().map(training -> training.enrolment().leadProvider()),
                shelf.documents().stream().map(Kept::provider)).distinct();
    }

    private Mono<Void> refresh(Person person, LeadProviderId provider, List<Training> trainings, Shelf shelf) {
        var kept = shelf.documents().stream().filter(document -> document.provider().equals(provider)).findFirst()
                .orElse(new Kept(provider, Restocked.NEVER, null));
        var view = ParticipantView.of(person, provider, trainings);
        return switch (Restocked.of(kept.updatedAt(), kept.body(), shelf.now(), view.map(seen -> at -> rendering.render(seen, at)))) {
            case Restocked.Unchanged _ -> Mono.empty();
            case Restocked.Put(var at, var body) -> documents.put(person.id(), provider, at, view.orElseThrow().trainingStatuses(), body);
            case Restocked.Withdrawn(var at) -> documents.withdraw(person.id(), provider, at);
        };
    }
}
