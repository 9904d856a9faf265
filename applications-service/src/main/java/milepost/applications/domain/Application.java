package milepost.applications.domain;

import java.time.Instant;
import milepost.applications.domain.ApplicationState.Accepted;
import milepost.applications.domain.catalogue.CohortIdentifier;
import milepost.applications.domain.catalogue.CourseGroup;
import milepost.applications.domain.catalogue.CourseIdentifier;
import milepost.applications.domain.catalogue.LeadProviderId;
import org.jspecify.annotations.Nullable;

/** One person's application for one course with one provider in one cohort. */
public record Application(ApplicationId id, ParticipantId participant, LeadProviderId leadProvider, CourseIdentifier course,
                          CourseGroup courseGroup, CohortIdentifier cohort, Answers answers, ApplicationState state, Funding funding,
                          @Nullable Boolean fundedPlace, Instant effectiveAt, Instant createdAt, Instant updatedAt, long version) {

    public boolean isAccepted() {
        return state instanceof Accepted;
    }

    /** Accepted and not withdrawn: what stands in the way of another acceptance (facts/npq 3.4 rule 6). */
    public boolean isInTraining() {
        return state instanceof Accepted accepted && accepted.trainingStatus() != TrainingStatus.WITHDRAWN;
    }

    public boolean isForTheSameTrainingAs(Application other) {
        return course.isSameTrainingAs(other.course);
    }

    public Application inState(ApplicationState next, @Nullable Boolean place, Instant at) {
        return new Application(id, participant, leadProvider, course, courseGroup, cohort, answers, next, funding, place, at,
                createdAt, updatedAt, version);
    }

    public Application funded(Funding next, Instant at) {
        return new Application(id, participant, leadProvider, course, courseGroup, cohort, answers, state, next, fundedPlace, at,
                createdAt, updatedAt, version);
    }

    public Application answering(Answers kept) {
        return new Application(id, participant, leadProvider, course, courseGroup, cohort, kept, state, funding, fundedPlace, effectiveAt,
                createdAt, updatedAt, version);
    }

    public Application of(ParticipantId survivor) {
        return new Application(id, survivor, leadProvider, course, courseGroup, cohort, answers, state, funding, fundedPlace,
                effectiveAt, createdAt, updatedAt, version);
    }

    public Application at(LeadProviderId provider, CohortIdentifier in, ApplicationState next, @Nullable Boolean place) {
        Funding kept = in.equals(cohort) ? funding : funding.leaving(cohort);
        return new Application(id, participant, provider, course, courseGroup, in, answers, next, kept, place, effectiveAt,
                createdAt, updatedAt, version);
    }

    public Application stamped(Instant updated) {
        return new Application(id, participant, leadProvider, course, courseGroup, cohort, answers, state, funding, fundedPlace,
                effectiveAt, createdAt, updated, version);
    }

    public Application effective(Instant at) {
        return funded(funding, at);
    }

    public Application versioned(long next) {
        return new Application(id, participant, leadProvider, course, courseGroup, cohort, answers, state, funding, fundedPlace,
                effectiveAt, createdAt, updatedAt, next);
    }
}
