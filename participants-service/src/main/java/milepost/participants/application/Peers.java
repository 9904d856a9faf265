package milepost.participants.application;

import milepost.participants.domain.ParticipantId;
import reactor.core.publisher.Mono;

/** Asks other owners before an answer rests on what our copies lack (convergence rule 4). */
public interface Peers {

    /** Completes when the copies of this participant's applications were refreshed for this request; else ends the attempt. */
    Mono<Void> confirmApplicationsOf(ParticipantId participant);
}
