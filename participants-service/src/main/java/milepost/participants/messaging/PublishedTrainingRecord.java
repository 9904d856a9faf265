package milepost.participants.messaging;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import milepost.participants.application.Recorded;
import milepost.participants.domain.CourseIdentifier;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.ecf.Circumstances;
import milepost.participants.domain.ecf.EligibleForFunding;
import milepost.participants.domain.ecf.Role;
import milepost.participants.domain.ecf.TrainingRecord;
import milepost.participants.domain.ecf.TrainingRecordId;
import milepost.participants.messaging.PublishedEnrolment.Period;
import milepost.platform.messaging.Snapshot;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;

/**
 * An ECF training record as published: {@code milepost.enrolment.v1} of the other family. At the top stand provider, cohort, schedule
 * and status of the last period, also when it is planned; who trains on a day is in the periods.
 *
 * @param applicationId      null: no application precedes it
 * @param acceptedAt         when the record was made
 * @param sourceVersion      0: it rests on nobody else's aggregate
 * @param inductionStartDate shown by nobody (decision C5): it is told so that a restored service reads its own records back whole
 */
record PublishedTrainingRecord(UUID id, String family, @Nullable UUID applicationId, UUID participantId, String courseIdentifier,
                               UUID leadProviderId, String cohort, String scheduleIdentifier, String trainingStatus, Instant acceptedAt,
                               boolean live, List<Period> periods, Instant effectiveAt, long sourceVersion, @Nullable String schoolUrn,
                               @Nullable Boolean eligibleForFunding, boolean sparsityUplift, boolean pupilPremiumUplift,
                               @Nullable LocalDate inductionStartDate, boolean cohortChangedAfterPaymentsFrozen,
                               @Nullable LocalDate mentorFundingEndDate) {

    private static final String ECF = "ecf";

    /** What it was made of; empty where it is something else. */
    static Optional<TrainingRecord> read(Snapshot snapshot) {
        if (!snapshot.type().equals(PublishedEnrolment.TYPE)) {
            return Optional.empty();
        }
        try {
            var it = Json.exact().readValue(snapshot.payload(), PublishedTrainingRecord.class);
            return it.id().toString().equals(snapshot.key()) && it.family().equals(ECF) ? Optional.of(it.record()) : Optional.empty();
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private TrainingRecord record() {
        return new TrainingRecord(new TrainingRecordId(id), new ParticipantId(Objects.requireNonNull(participantId)),
                Role.of(new CourseIdentifier(courseIdentifier)).orElseThrow(), periods.stream().map(Period::period).toList(),
                new Circumstances(EligibleForFunding.of(eligibleForFunding), sparsityUplift, pupilPremiumUplift, schoolUrn, inductionStartDate),
                cohortChangedAfterPaymentsFrozen, mentorFundingEndDate, Objects.requireNonNull(acceptedAt), Objects.requireNonNull(effectiveAt));
    }

    static Snapshot snapshot(TrainingRecord record, Recorded recorded) {
        var id = record.id().value();
        var last = record.periods().getLast();
        var circumstances = record.circumstances();
        var published = new PublishedTrainingRecord(id, ECF, null, record.participant().value(), record.role().course().value(),
                last.leadProvider().value(), last.cohort().identifier(), last.schedule().value(), last.status().word(), record.madeAt(), true,
                record.periods().stream().map(Period::of).toList(), record.effectiveAt(), 0, circumstances.schoolUrn(),
                circumstances.eligibleForFunding().flag(), circumstances.sparsityUplift(), circumstances.pupilPremiumUplift(),
                circumstances.inductionStartDate(), record.cohortChangedAfterPaymentsFrozen(), record.mentorFundingEnds());
        return new Snapshot(PublishedEnrolment.TOPIC, PublishedEnrolment.TYPE, id.toString(), recorded.version(), recorded.at(),
                Json.exact().writeValueAsBytes(published));
    }
}
