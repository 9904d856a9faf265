package milepost.participants.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Our copy of an application: what an enrolment is born of, and what a participant's document shows of it. */
public record ApplicationCopy(ApplicationId id, ParticipantId participant, LeadProviderId leadProvider, CourseIdentifier course,
                              Cohort cohort, Standing standing, Shown shown, Instant effectiveAt, long version) {

    /** The same application of whoever its applicant was merged into. */
    public ApplicationCopy of(ParticipantId survivor) {
        return new ApplicationCopy(id, survivor, leadProvider, course, cohort, standing, shown, effectiveAt, version);
    }

    /** Whether the application was accepted, and on what terms. */
    public sealed interface Standing {
        record Accepted(Instant at, ScheduleIdentifier schedule) implements Standing {}

        record NotAccepted() implements Standing {}
    }

    /** What applications-service keeps owning and a participant's document shows (facts/npq 2.2). */
    public record Shown(boolean eligibleForFunding, @Nullable Boolean fundedPlace,
                        @Nullable Boolean targetedDeliveryFundingEligibility, @Nullable String schoolUrn) {}
}
