package milepost.declarations.application;

import java.util.List;
import java.util.Set;
import milepost.declarations.application.Outcomes.Retired;
import milepost.declarations.domain.IdChange;
import milepost.declarations.domain.ParticipantId;
import milepost.declarations.domain.ProviderId;
import milepost.declarations.domain.submission.Copied;
import reactor.core.publisher.Mono;

/** Says whether a provider may look at a participant's outcomes; before it says no it asks who trains that person. */
public final class ShowOutcomes {

    private final Outcomes outcomes;
    private final Peers peers;

    public ShowOutcomes(Outcomes outcomes, Peers peers) {
        this.outcomes = outcomes;
        this.peers = peers;
    }

    /** What came of it. */
    public sealed interface Outcome {

        record Visible() implements Outcome {
        }

        /** The provider trains the person, whose id is another one now (decision A15). */
        record Gone(ParticipantId survivor, List<IdChange> changes) implements Outcome {
            public Gone {
                changes = List.copyOf(changes);
            }
        }

        record NotVisible() implements Outcome {
        }
    }

    public Mono<Outcome> of(ProviderId viewer, ParticipantId participant) {
        return outcomes.standing(viewer, participant).flatMap(standing -> {
            Retired retired = standing.retired();
            if (retired == null) {
                return standing.trains() ? Mono.just(new Outcome.Visible()) : notVisible(viewer, participant);
            }
            return retired.trains() ? gone(viewer, participant, retired) : notVisible(viewer, retired.survivor());
        });
    }

    private Mono<Outcome> notVisible(ProviderId viewer, ParticipantId participant) {
        return peers.confirm(Set.of(Copied.PARTICIPANT, Copied.ENROLMENT), subject(viewer, participant)).thenReturn(new Outcome.NotVisible());
    }

    /** The survivor's copy may be older than the one that says who survived. */
    private Mono<Outcome> gone(ProviderId viewer, ParticipantId participant, Retired retired) {
        boolean told = retired.changes().stream().anyMatch(change -> change.from().equals(participant));
        return (told ? Mono.<Void>empty() : peers.confirm(Set.of(Copied.PARTICIPANT), subject(viewer, retired.survivor())))
                .thenReturn(new Outcome.Gone(retired.survivor(), retired.changes()));
    }

    private static Peers.Subject subject(ProviderId viewer, ParticipantId participant) {
        return new Peers.Subject(viewer, participant, null, null, Set.of());
    }
}
