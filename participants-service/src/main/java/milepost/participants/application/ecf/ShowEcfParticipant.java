package milepost.participants.application.ecf;

import java.util.Optional;
import milepost.participants.application.Persons;
import milepost.participants.application.ecf.EcfDocuments.Document;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.Person;
import reactor.core.publisher.Mono;

/** Shows a provider one of its ECF participants. Persons and training records are ours alone: nobody needs to be asked before we say there is none. */
public final class ShowEcfParticipant {

    private final Persons persons;
    private final EcfDocuments documents;

    public ShowEcfParticipant(Persons persons, EcfDocuments documents) {
        this.persons = persons;
        this.documents = documents;
    }

    /** As v3 shows people. */
    public Mono<Seen> participant(ParticipantId id, LeadProviderId provider) {
        return seen(documents.participant(id, provider), id, provider);
    }

    /** As v1 and v2 show them: the early career teacher's row where there are two. */
    public Mono<Seen> row(ParticipantId id, LeadProviderId provider) {
        return seen(documents.row(id, provider, Optional.empty()), id, provider);
    }

    private Mono<Seen> seen(Mono<Document> document, ParticipantId id, LeadProviderId provider) {
        return document.<Seen>map(Seen.Shown::new)
                .switchIfEmpty(Mono.defer(() -> retired(id, provider)))
                .defaultIfEmpty(new Seen.NotVisible());
    }

    /** A retired id is admitted only to those who see the survivor (decision A15). */
    private Mono<Seen> retired(ParticipantId id, LeadProviderId provider) {
        return persons.survivor(id).map(Persons.Stored::person).filter(survivor -> !survivor.id().equals(id))
                .flatMap(survivor -> documents.participant(survivor.id(), provider).map(_ -> new Seen.Retired(survivor)));
    }

    /** What there is to see. */
    public sealed interface Seen {
        record Shown(Document document) implements Seen {}

        record Retired(Person survivor) implements Seen {}

        record NotVisible() implements Seen {}
    }
}
