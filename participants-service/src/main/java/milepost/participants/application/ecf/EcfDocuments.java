package milepost.participants.application.ecf;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.Person;
import milepost.participants.domain.ecf.EcfParticipantView;
import milepost.participants.domain.ecf.RecordView;
import milepost.participants.domain.ecf.Role;
import milepost.participants.domain.ecf.TrainingRecordId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The stored documents of ECF participants: of v3 one per person and provider, of v1 and v2 one per training record and provider. */
public interface EcfDocuments {

    /** The v3 document, if this provider may see the participant. */
    Mono<Document> participant(ParticipantId participant, LeadProviderId provider);

    /** The flat document of v1 and v2; without a role, the early career teacher's where there are two. */
    Mono<Document> row(ParticipantId participant, LeadProviderId provider, Optional<Role> role);

    /** The flat document of this record. */
    Mono<Document> row(TrainingRecordId record, LeadProviderId provider);

    /** All documents of the person and of these records, withdrawn ones included, and the database's time. */
    Mono<Shelf> shelf(ParticipantId participant, Collection<TrainingRecordId> records);

    Mono<Void> put(EcfParticipantView view, Instant updatedAt, byte[] body);

    /** Stores a flat document as this person's, whoever the record was of when it was stored last. */
    Mono<Void> put(RecordView view, Instant updatedAt, byte[] body);

    /** Takes the v3 document from the provider; its time is remembered, so that a later one is newer. */
    Mono<Void> withdraw(ParticipantId participant, LeadProviderId provider, Instant updatedAt);

    /** The same for a flat document. */
    Mono<Void> withdraw(TrainingRecordId record, LeadProviderId provider, Instant updatedAt);

    /** Remembers on which day somebody's documents change next without anybody doing anything; null where no such day is known. */
    Mono<Void> turnsOn(ParticipantId participant, @Nullable LocalDate day);

    /** People whose documents should have changed on this day or before, the longest overdue first. */
    Flux<ParticipantId> turning(LocalDate day, int limit);

    /** A document to hand out. */
    record Document(ParticipantId participant, Instant updatedAt, byte[] body) {}

    /** What is stored for one person. */
    record Shelf(List<Kept> participants, List<KeptRow> rows, Optional<LocalDate> turnsOn, Instant now) {}

    /** One provider's v3 document; without a body where the participant is no longer visible. */
    record Kept(LeadProviderId provider, Instant updatedAt, byte @Nullable [] body) {}

    /** One provider's flat document, with or without a body as above. */
    record KeptRow(TrainingRecordId record, LeadProviderId provider, Instant updatedAt, byte @Nullable [] body) {}

    /** How views look on the wire. */
    interface Rendering {

        byte[] participant(EcfParticipantView view, Instant updatedAt);

        byte[] row(Person person, RecordView view, Instant updatedAt);
    }
}
