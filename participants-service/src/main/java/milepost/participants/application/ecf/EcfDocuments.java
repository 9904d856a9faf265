package milepost.participants.application.ecf;

import java.time.Instant;
import java.util.Optional;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.ecf.Role;
import reactor.core.publisher.Mono;

/** The stored documents of ECF participants: of v3 one per person and provider, of v1 and v2 one per training record and provider. */
public interface EcfDocuments {

    /** The v3 document, if this provider may see the participant. */
    Mono<Document> participant(ParticipantId participant, LeadProviderId provider);

    /** The flat document of v1 and v2; without a role, the early career teacher's where there are two. */
    Mono<Document> row(ParticipantId participant, LeadProviderId provider, Optional<Role> role);

    /** A document to hand out. */
    record Document(ParticipantId participant, Instant updatedAt, byte[] body) {}
}
