package milepost.participants.application;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import milepost.participants.domain.ApplicationId;
import milepost.participants.domain.Cohort;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.TrainingId;
import milepost.participants.domain.catalogue.EntryKey;
import milepost.participants.domain.training.Copied;
import reactor.core.publisher.Mono;

/** Asks other owners before an answer rests on what our copies lack (convergence rule 4). */
public interface Peers {

    /**
     * Completes when the copies of a participant's applications were refreshed for this request; else ends the attempt.
     *
     * @param ids every id the participant had: the owner may not have heard yet that some were retired
     */
    Mono<Void> confirmApplicationsOf(Collection<ParticipantId> ids);

    /** The same for the copies of one application. */
    Mono<Void> confirmApplication(ApplicationId id);

    /** The same for copies of entries of the catalogue. */
    Mono<Void> confirmEntries(Collection<EntryKey> keys);

    /** The same for copies of any facts that a refusal rests on. */
    Mono<Void> confirm(Set<Copied> facts, Subject subject);

    /**
     * Whom and what the facts are about.
     *
     * @param training the enrolment or training record in question, if there is one
     * @param cohorts  those we know of that matter
     */
    record Subject(Collection<ParticipantId> ids, LeadProviderId provider, Optional<TrainingId> training, List<Cohort> cohorts) {
        public Subject {
            cohorts = List.copyOf(cohorts);
        }
    }
}
