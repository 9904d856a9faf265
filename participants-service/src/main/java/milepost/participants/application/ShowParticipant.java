package milepost.participants.application;

import java.util.Optional;
import milepost.participants.application.ParticipantDocuments.Seen;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.ParticipantView;
import reactor.core.publisher.Mono;

/** Shows a provider one of its participants; asks the owner of applications once before it says there is none (rule 4). */
public final class ShowParticipant {

    private final Persons persons;
    private final ParticipantDocuments documents;
    private final RefreshDocuments trainings;
    private final Peers peers;

    public ShowParticipant(Persons persons, ParticipantDocuments documents, RefreshDocuments trainings, Peers peers) {
        this.persons = persons;
        this.documents = documents;
        this.trainings = trainings;
        this.peers = peers;
    }

    public Mono<Seen> show(ParticipantId id, LeadProviderId provider) {
        return documents.find(id, provider).map(Optional::of).defaultIfEmpty(Optional.empty())
                .flatMap(document -> document.isPresent() ? Mono.just(new Seen.Shown(document.get())) : otherwise(id, provider));
    }

    /** Persons are ours alone: an id of nobody is nobody's, and no other service needs to be asked about it. */
    private Mono<Seen> otherwise(ParticipantId id, LeadProviderId provider) {
        return persons.survivor(id)
                .flatMap(survivor -> survivor.person().id().equals(id) ? unseen(survivor) : retired(survivor, provider))
                .defaultIfEmpty(new Seen.NotVisible());
    }

    /** A retired id is admitted only to those who see the survivor (decision A15). */
    private Mono<Seen> retired(Persons.Stored survivor, LeadProviderId provider) {
        return trainings.trainings(survivor.person())
                .map(all -> ParticipantView.of(survivor.person(), provider, all))
                .flatMap(view -> view.isPresent() ? Mono.just(new Seen.Retired(view.get())) : unseen(survivor));
    }

    private Mono<Seen> unseen(Persons.Stored person) {
        return peers.confirmApplicationsOf(person.person().ids()).thenReturn(new Seen.NotVisible());
    }
}
