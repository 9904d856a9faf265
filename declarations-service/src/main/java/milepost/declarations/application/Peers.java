package milepost.declarations.application;

import java.util.Set;
import milepost.declarations.domain.CohortName;
import milepost.declarations.domain.ParticipantId;
import milepost.declarations.domain.PartnerId;
import milepost.declarations.domain.ProviderId;
import milepost.declarations.domain.TrainingId;
import milepost.declarations.domain.submission.Copied;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The owners of the facts we only hold copies of (convergence rule 4). */
public interface Peers {

    /** Completes when the copies of these facts have just been refreshed for this request; otherwise ends this attempt at it. */
    Mono<Void> confirm(Set<Copied> facts, Subject subject);

    /** Whom and what the facts are about, as far as it is known. */
    record Subject(ProviderId provider, @Nullable ParticipantId participant, @Nullable TrainingId training, @Nullable CohortName cohort,
                   Set<PartnerId> partners) {

        public Subject {
            partners = Set.copyOf(partners);
        }
    }
}
