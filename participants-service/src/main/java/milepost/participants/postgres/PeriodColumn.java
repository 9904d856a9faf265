package milepost.participants.postgres;

import java.time.Instant;
import java.util.UUID;
import milepost.participants.domain.Cohort;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ScheduleIdentifier;
import milepost.participants.domain.TrainingPeriod;
import milepost.participants.domain.TrainingStatus;
import org.jspecify.annotations.Nullable;

/** A training period as it stands in the JSON column. */
record PeriodColumn(UUID leadProviderId, String trainingStatus, @Nullable String reason, String scheduleIdentifier, String cohort,
                    @Nullable UUID deliveryPartnerId, @Nullable UUID mentorId, Instant from, @Nullable Instant to) {

    static PeriodColumn of(TrainingPeriod period) {
        return new PeriodColumn(period.leadProvider().value(), period.status().word(), period.reason(), period.schedule().value(),
                period.cohort().identifier(), period.deliveryPartner(), period.mentor(), period.from(), period.to());
    }

    TrainingPeriod period() {
        return new TrainingPeriod(new LeadProviderId(leadProviderId), TrainingStatus.of(trainingStatus).orElseThrow(), reason,
                new ScheduleIdentifier(scheduleIdentifier), new Cohort(cohort), deliveryPartnerId, mentorId, from, to);
    }
}
