package milepost.applications.messaging;

import java.util.Collection;
import java.util.Map;
import milepost.applications.application.Peers;
import milepost.platform.messaging.AskTheOwner;
import milepost.platform.messaging.Question;
import reactor.core.publisher.Mono;

/** Puts doubts to the services that own what they are about. */
public final class AskingPeers implements Peers {

    private static final String PARTICIPANTS = "participants-service";
    private static final String DECLARATIONS = "declarations-service";

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
            case Doubt.AboutPerson(var id) -> new Question(PARTICIPANTS, "participants", Map.of("ids", id.value().toString()));
            case Doubt.AboutEnrolment(var application) -> new Question(PARTICIPANTS, "enrolments", Map.of("ids", application.value().toString()));
            case Doubt.AboutDeclarations(var application) ->
                    new Question(DECLARATIONS, "declarations", Map.of("application_id", application.value().toString()));
        };
    }
}
