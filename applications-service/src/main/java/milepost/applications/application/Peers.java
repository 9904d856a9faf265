package milepost.applications.application;

import java.util.Collection;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.ParticipantId;
import reactor.core.publisher.Mono;

/** Lets a refusal that rests on copies be checked with the copies' owners first. */
public interface Peers {

    /** Completes when these copies have just been refreshed for this request; otherwise ends the attempt, to be run again. */
    Mono<Void> confirm(Collection<Doubt> doubts);

    /** A copy that may be out of date. */
    sealed interface Doubt {

        record AboutPerson(ParticipantId id) implements Doubt {
        }

        record AboutEnrolment(ApplicationId application) implements Doubt {
        }

        record AboutDeclarations(ApplicationId application) implements Doubt {
        }
    }
}
