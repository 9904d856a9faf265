package milepost.participants.http.ecf;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import milepost.participants.domain.EmailAddress;
import milepost.participants.domain.IdChange;
import milepost.participants.domain.Person;
import milepost.participants.domain.TeacherReference;
import milepost.participants.domain.TrainingPeriod;
import milepost.participants.domain.TrainingStatus;
import milepost.participants.domain.ecf.EcfParticipantView;
import milepost.participants.domain.ecf.RecordView;
import milepost.participants.domain.ecf.Stretch;
import org.jspecify.annotations.Nullable;

/** The participant of v3: one per person, attributes in the order of facts/ecf 1.8. */
record NestedParticipant(UUID id, String type, Attributes attributes) {

    /** Of the three reasons (facts/ecf 1.8) the one that is told here. */
    private static final String COMPLETED = "completed_declaration_received";

    static NestedParticipant of(EcfParticipantView view, Instant updatedAt) {
        var person = view.person();
        return new NestedParticipant(person.id().value(), JsonEcfDocuments.TYPE, new Attributes(person.fullName(), number(person), updatedAt,
                view.records().stream().map(record -> enrolment(person, record)).toList(),
                person.idChanges().stream().map(NestedParticipant::change).toList()));
    }

    private static EnrolmentPart enrolment(Person person, RecordView view) {
        var record = view.record();
        var others = record.circumstances();
        var last = view.stretch().last();
        return new EnrolmentPart(record.id().value(), email(person), last.mentor(), others.schoolUrn(), record.role().word(),
                last.cohort().startYear(), last.status().word(), view.status().word(), validated(person), others.eligibleForFunding().flag(),
                others.pupilPremiumUplift(), others.sparsityUplift(), last.schedule().value(), last.deliveryPartner(),
                interruption(view.stretch(), TrainingStatus.WITHDRAWN), interruption(view.stretch(), TrainingStatus.DEFERRED), record.madeAt(),
                null, record.mentorFundingEnds(), record.cohortChangedAfterPaymentsFrozen(), record.mentorFundingEnds() == null ? null : COMPLETED);
    }

    private static @Nullable Interruption interruption(Stretch stretch, TrainingStatus status) {
        return stretch.beginningOf(status).map(NestedParticipant::interruption).orElse(null);
    }

    private static Interruption interruption(TrainingPeriod period) {
        return new Interruption(period.reason(), period.from());
    }

    private static ChangePart change(IdChange change) {
        return new ChangePart(change.from().value(), change.to().value(), change.changedAt());
    }

    static @Nullable String email(Person person) {
        return person.email() instanceof EmailAddress address ? address.text() : null;
    }

    /** Unlike for NPQ a number is shown before anybody validated it; whether somebody did stands beside it. */
    static @Nullable String number(Person person) {
        return person.reference() instanceof TeacherReference reference ? reference.trn().digits() : null;
    }

    static boolean validated(Person person) {
        return person.verifiedTrn().isPresent();
    }

    record Attributes(String fullName, @Nullable String teacherReferenceNumber, Instant updatedAt, List<EnrolmentPart> ecfEnrolments,
                      List<ChangePart> participantIdChanges) {}

    /** The end of an induction is a fact that nobody tells this service. */
    record EnrolmentPart(UUID trainingRecordId, @Nullable String email, @Nullable UUID mentorId, @Nullable String schoolUrn,
                         String participantType, String cohort, String trainingStatus, String participantStatus,
                         boolean teacherReferenceNumberValidated, @Nullable Boolean eligibleForFunding, boolean pupilPremiumUplift,
                         boolean sparsityUplift, String scheduleIdentifier, @Nullable UUID deliveryPartnerId,
                         @Nullable Interruption withdrawal, @Nullable Interruption deferral, Instant createdAt,
                         @Nullable String inductionEndDate, @Nullable LocalDate mentorFundingEndDate, boolean cohortChangedAfterPaymentsFrozen,
                         @Nullable String mentorIneligibleForFundingReason) {}

    record Interruption(@Nullable String reason, Instant date) {}

    record ChangePart(UUID fromParticipantId, UUID toParticipantId, Instant changedAt) {}
}
