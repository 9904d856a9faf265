package milepost.participants.messaging;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import milepost.participants.application.Recorded;
import milepost.participants.domain.ApplicationId;
import milepost.participants.domain.Cohort;
import milepost.participants.domain.CourseIdentifier;
import milepost.participants.domain.Enrolment;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.ScheduleIdentifier;
import milepost.participants.domain.TrainingPeriod;
import milepost.participants.domain.TrainingStatus;
import milepost.platform.messaging.Snapshot;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;

/** An enrolment as published: {@code milepost.enrolment.v1}. */
record PublishedEnrolment(UUID id, String family, UUID applicationId, UUID participantId, String courseIdentifier, UUID leadProviderId,
                          String cohort, String scheduleIdentifier, String trainingStatus, Instant acceptedAt, boolean live,
                          List<Period> periods, Instant effectiveAt, long sourceVersion) {

    static final String TOPIC = "milepost.enrolments";
    static final String TYPE = "milepost.enrolment.v1";

    private static final String NPQ = "npq";

    record Period(UUID leadProviderId, String trainingStatus, @Nullable String reason, String scheduleIdentifier, String cohort,
                  @Nullable UUID deliveryPartnerId, @Nullable UUID mentorId, Instant from, @Nullable Instant to) {
        static Period of(TrainingPeriod period) {
            return new Period(period.leadProvider().value(), period.status().word(), period.reason(), period.schedule().value(),
                    period.cohort().identifier(), period.deliveryPartner(), period.mentor(), period.from(), period.to());
        }

        TrainingPeriod period() {
            return new TrainingPeriod(new LeadProviderId(leadProviderId), TrainingStatus.of(trainingStatus).orElseThrow(), reason,
                    new ScheduleIdentifier(scheduleIdentifier), new Cohort(cohort), deliveryPartnerId, mentorId, Objects.requireNonNull(from), to);
        }
    }

    /** What it was made of; empty where it is something else. */
    static Optional<Enrolment> read(Snapshot snapshot) {
        if (!snapshot.type().equals(TYPE)) {
            return Optional.empty();
        }
        try {
            var it = Json.exact().readValue(snapshot.payload(), PublishedEnrolment.class);
            return it.id().toString().equals(snapshot.key()) && it.family().equals(NPQ) ? Optional.of(it.enrolment()) : Optional.empty();
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private Enrolment enrolment() {
        return new Enrolment(new ApplicationId(id), new ParticipantId(participantId), new CourseIdentifier(courseIdentifier),
                new LeadProviderId(leadProviderId), new Cohort(cohort), new ScheduleIdentifier(scheduleIdentifier),
                TrainingStatus.of(trainingStatus).orElseThrow(), Objects.requireNonNull(acceptedAt), live,
                periods.stream().map(Period::period).toList(), Objects.requireNonNull(effectiveAt), sourceVersion);
    }

    static Snapshot snapshot(Enrolment enrolment, Recorded recorded) {
        var id = enrolment.id().value();
        var published = new PublishedEnrolment(id, NPQ, id, enrolment.participant().value(), enrolment.course().value(),
                enrolment.leadProvider().value(), enrolment.cohort().identifier(), enrolment.schedule().value(),
                enrolment.trainingStatus().word(), enrolment.acceptedAt(), enrolment.live(),
                enrolment.periods().stream().map(Period::of).toList(), enrolment.effectiveAt(), enrolment.sourceVersion());
        return new Snapshot(TOPIC, TYPE, id.toString(), recorded.version(), recorded.at(), Json.exact().writeValueAsBytes(published));
    }
}
