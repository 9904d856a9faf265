package milepost.applications.messaging;

import java.util.Collection;
import java.util.Map;
import milepost.applications.application.Peers;
import milepost.platform.messaging.AskTheOwner;
import milepost.platform.messaging.Question;
import reactor.core.publisher.Mono;

/** Puts doubts to participants-service, which owns persons and enrolments. */
public final class AskingPeers implements Peers {

    private static final String OWNER = "participants-service";

    private final AskTheOwner owner;

    public AskingPeers(AskTheOwner owner) {
        this.owner = owner;
    }

    @Override
    public Mono<Void> confirm(Collection<Doubt> doubts) {
        return owner.confirm(doubts.stream().distinct().map(AskingPeers::question).toList());
    }

    private static Question question(Doubt doubt) {
        return switch (doubt) {
            case Doubt.AboutPerson(var id) -> new Question(OWNER, "participants", Map.of("ids", id.value().toString()));
            case Doubt.AboutEnrolment(var application) -> new Question(OWNER, "enrolments", Map.of("ids", application.value().toString()));
        };
    }
}
