package milepost.participants.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /**
     * How the present status began, while it is this one: moves in between do not begin it anew. Nothing where it began with
     * another provider, whose record of it that is (facts/npq 2.2).
     */
    public Optional<TrainingPeriod> current(TrainingStatus status) {
        return trainingStatus == status ? Optional.of(beginning()).filter(period -> period.leadProvider().equals(leadProvider))
                : Optional.empty();
    }

    private TrainingPeriod beginning() {
        var latestFirst = periods.reversed();
        var sameStatus = latestFirst.stream().takeWhile(period -> period.status() == trainingStatus).toList();
        return sameStatus.isEmpty() ? latestFirst.getFirst() : sameStatus.getLast();
    }

    /** Training goes on, pauses or ends. */
    public Enrolment moved(TrainingStatus status, @Nullable String reason, Instant at) {
        var last = periods.getLast();
        return next(new TrainingPeriod(leadProvider, status, reason, schedule, cohort, last.deliveryPartner(), last.mentor(), at, null));
    }

    /** The same training on another schedule, perhaps of another cohort. */
    public Enrolment rescheduled(Cohort toCohort, ScheduleIdentifier toSchedule, Instant at) {
        var last = periods.getLast();
        return next(new TrainingPeriod(leadProvider, trainingStatus, last.reason(), toSchedule, toCohort, last.deliveryPartner(),
                last.mentor(), at, null));
    }

    /** The same training with another provider, whose delivery partner and mentor are not known yet. */
    public Enrolment transferred(LeadProviderId to, Instant at) {
        return next(new TrainingPeriod(to, trainingStatus, periods.getLast().reason(), schedule, cohort, null, null, at, null));
    }

    private Enrolment next(TrainingPeriod period) {
        var soFar = new ArrayList<>(periods.subList(0, periods.size() - 1));
        soFar.add(periods.getLast().endedAt(period.from()));
        soFar.add(period);
        return new Enrolment(id, participant, course, period.leadProvider(), period.cohort(), period.schedule(), period.status(),
                acceptedAt, live, soFar, period.from(), sourceVersion);
    }

    /** The same training of the person that this one was merged into. */
    public Enrolment movedTo(ParticipantId survivor, Instant at) {
        return new Enrolment(id, survivor, course, leadProvider, cohort, schedule, trainingStatus, acceptedAt, live, periods, at, sourceVersion);
    }

    boolean saysTheSameAs(Enrolment other) {
        return at(0).equals(other.at(0));
    }

    private Enrolment at(long version) {
        return new Enrolment(id, participant, course, leadProvider, cohort, schedule, trainingStatus, acceptedAt, live, periods,
                Instant.EPOCH, version);
    }
}
