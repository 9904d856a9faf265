package milepost.statements.application;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import milepost.statements.domain.DeclarationType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Our copies of NPQ training and of what bears on it; each is stored unless a newer one is here, and answered when it was. */
public interface TrainingCopies {

    /** participants-service's training, several at once. */
    Flux<UUID> trainings(List<Training> told);

    /** applications-service's verdicts on applications, accepted or not, several at once. */
    Flux<UUID> funding(List<Funding> told);

    /** applications-service's schedules. */
    Mono<Boolean> schedule(Schedule told);

    /**
     * Training that an application began.
     *
     * @param id     the application's
     * @param active neither deferred nor withdrawn
     * @param live   false once the application is no longer accepted
     */
    record Training(UUID id, long version, UUID leadProviderId, UUID participantId, String courseIdentifier, String cohort,
            String scheduleIdentifier, boolean active, boolean live) {
    }

    /** @param fundable whether what is declared for it would be paid: eligible, and its funded place not refused */
    record Funding(UUID id, long version, boolean fundable) {
    }

    /** The declaration types of a schedule's milestones. */
    record Schedule(String cohort, String identifier, Set<DeclarationType> milestones, long version) {

        public Schedule {
            milestones = Set.copyOf(milestones);
        }
    }
}
