package milepost.participants.messaging;

import java.util.List;
import java.util.Map;
import milepost.participants.application.Peers;
import milepost.participants.domain.ParticipantId;
import milepost.platform.messaging.AskTheOwner;
import milepost.platform.messaging.Question;
import reactor.core.publisher.Mono;

/** Asks applications-service. */
public final class AskingPeers implements Peers {

    private final AskTheOwner owners;

    public AskingPeers(AskTheOwner owners) {
        this.owners = owners;
    }

    @Override
    public Mono<Void> confirmApplicationsOf(ParticipantId participant) {
        return owners.confirm(List.of(
                new Question("applications-service", "applications", Map.of("participant_id", participant.toString()))));
    }
}
