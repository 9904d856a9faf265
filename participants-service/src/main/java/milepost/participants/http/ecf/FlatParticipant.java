package milepost.participants.http.ecf;

import java.time.Instant;
import java.util.UUID;
import milepost.participants.domain.Person;
import milepost.participants.domain.TrainingStatus;
import milepost.participants.domain.ecf.RecordView;
import org.jspecify.annotations.Nullable;

/** The participant of v1 and v2: one per training record, attributes in the order of facts/ecf 1.8. */
record FlatParticipant(UUID id, String type, Attributes attributes) {

    static FlatParticipant of(Person person, RecordView view, Instant updatedAt) {
        var record = view.record();
        var others = record.circumstances();
        var last = view.stretch().last();
        return new FlatParticipant(person.id().value(), JsonEcfDocuments.TYPE, new Attributes(NestedParticipant.email(person), person.fullName(),
                last.mentor(), others.schoolUrn(), record.role().word(), last.cohort().startYear(), status(last.status()),
                NestedParticipant.number(person), NestedParticipant.validated(person), others.eligibleForFunding().flag(),
                others.pupilPremiumUplift(), others.sparsityUplift(), last.status().word(), record.id().value(), last.schedule().value(),
                updatedAt));
    }

    private static String status(TrainingStatus training) {
        return (training == TrainingStatus.WITHDRAWN ? TrainingStatus.WITHDRAWN : TrainingStatus.ACTIVE).word();
    }

    record Attributes(@Nullable String email, String fullName, @Nullable UUID mentorId, @Nullable String schoolUrn, String participantType,
                      String cohort, String status, @Nullable String teacherReferenceNumber, boolean teacherReferenceNumberValidated,
                      @Nullable Boolean eligibleForFunding, boolean pupilPremiumUplift, boolean sparsityUplift, String trainingStatus,
                      UUID trainingRecordId, String scheduleIdentifier, Instant updatedAt) {}
}
