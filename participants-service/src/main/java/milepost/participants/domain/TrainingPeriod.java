package milepost.participants.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of training in which nothing changed: same provider, status, schedule, delivery partner and mentor.
 *
 * @param reason why it is deferred or withdrawn
 * @param to     null while it lasts
 */
public record TrainingPeriod(LeadProviderId leadProvider, TrainingStatus status, @Nullable String reason,
                             ScheduleIdentifier schedule, Cohort cohort, @Nullable UUID deliveryPartner, @Nullable UUID mentor,
                             Instant from, @Nullable Instant to) {

    /** Ends it, unless it has ended; never before it began, because request clocks may go back. */
    public TrainingPeriod endedAt(Instant at) {
        var end = at.isBefore(from) ? from : at;
        return to == null ? new TrainingPeriod(leadProvider, status, reason, schedule, cohort, deliveryPartner, mentor, from, end) : this;
    }
}
