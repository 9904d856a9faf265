package milepost.participants.application;

import java.time.Instant;
import java.util.List;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.ParticipantView;
import milepost.participants.domain.TrainingStatus;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The stored v3 documents, one per participant and provider that may see it. */
public interface ParticipantDocuments {

    /** All documents of a participant, withdrawn ones included, and the database's time. */
    Mono<Shelf> shelf(ParticipantId participant);

    Mono<Void> put(ParticipantId participant, LeadProviderId provider, Instant updatedAt, List<TrainingStatus> statuses, byte[] body);

    /** Takes the document from the provider; its time is remembered, so that a later one is newer. */
    Mono<Void> withdraw(ParticipantId participant, LeadProviderId provider, Instant updatedAt);

    /** The document, if this provider may see the participant. */
    Mono<Document> find(ParticipantId participant, LeadProviderId provider);

    /** What is stored for one participant. */
    record Shelf(List<Kept> documents, Instant now) {}

    /** One provider's document; without a body where the participant is no longer visible. */
    record Kept(LeadProviderId provider, Instant updatedAt, byte @Nullable [] body) {}

    /** A document to hand out. */
    record Document(ParticipantId participant, Instant updatedAt, byte[] body) {}

    /** How a view looks on the wire. */
    interface Rendering {
        byte[] render(ParticipantView view, Instant updatedAt);
    }

    /** Answers what {@link ShowParticipant} was asked for. */
    sealed interface Seen {
        record Shown(Document document) implements Seen {}

        record Retired(ParticipantView survivor) implements Seen {}

        record NotVisible() implements Seen {}
    }
}
