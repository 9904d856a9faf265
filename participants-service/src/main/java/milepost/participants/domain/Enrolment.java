package milepost.participants.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One person's training on one course with one provider, born of an accepted application. After the acceptance it owns
 * provider, cohort, schedule and training status (architecture, "one owner per field").
 *
 * @param live          false once the application is no longer accepted
 * @param periods       oldest first; the first is the acceptance, each further one a change made here
 * @param effectiveAt   the request clock of its latest change
 * @param sourceVersion the application's version at its latest change; no decision goes back below it (convergence rule 2)
 */
public record Enrolment(ApplicationId id, ParticipantId participant, CourseIdentifier course, LeadProviderId leadProvider,
                        Cohort cohort, ScheduleIdentifier schedule, TrainingStatus trainingStatus, Instant acceptedAt, boolean live,
                        List<TrainingPeriod> periods, Instant effectiveAt, long sourceVersion) {

    public Enrolment {
        periods = List.copyOf(periods);
        if (periods.isEmpty()) {
            throw new IllegalArgumentException("an enrolment has at least the period it began with");
        }
    }

    /** Whether a command of ours has changed it since the acceptance, so that the application only mirrors it. */
    public boolean changedHere() {
        return periods.size() > 1;
    }

    /** The latest period of this status with the provider that trains now, while the status lasts. */
    public Optional<TrainingPeriod> current(TrainingStatus status) {
        return trainingStatus != status ? Optional.empty() : periods.reversed().stream()
                .filter(period -> period.status() == status && period.leadProvider().equals(leadProvider))
                .findFirst();
    }

    boolean saysTheSameAs(Enrolment other) {
        return at(0).equals(other.at(0));
    }

    private Enrolment at(long version) {
        return new Enrolment(id, participant, course, leadProvider, cohort, schedule, trainingStatus, acceptedAt, live, periods,
                Instant.EPOCH, version);
    }
}
