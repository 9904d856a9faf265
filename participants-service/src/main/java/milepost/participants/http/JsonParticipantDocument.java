package milepost.participants.http;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import milepost.participants.application.ParticipantDocuments;
import milepost.participants.domain.IdChange;
import milepost.participants.domain.ParticipantView;
import milepost.participants.domain.Training;
import milepost.participants.domain.TrainingPeriod;
import milepost.participants.domain.TrainingStatus;
import milepost.participants.domain.Trn;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;

/** The v3 participant as JSON, attributes in the order of facts/npq 2.2. */
public final class JsonParticipantDocument implements ParticipantDocuments.Rendering {

    @Override
    public byte[] render(ParticipantView view, Instant updatedAt) {
        return Json.bytes(new Document(view.person().id().value(), "npq-participant", attributes(view, updatedAt)));
    }

    private static Attributes attributes(ParticipantView view, Instant updatedAt) {
        var person = view.person();
        return new Attributes(person.fullName(), person.previousNames(), person.verifiedTrn().map(Trn::digits).orElse(null), updatedAt,
                view.trainings().stream().map(training -> enrolment(view, training)).toList(),
                person.idChanges().stream().map(JsonParticipantDocument::change).toList());
    }

    private static EnrolmentPart enrolment(ParticipantView view, Training training) {
        var enrolment = training.enrolment();
        var application = training.application();
        var email = view.person().email();
        return new EnrolmentPart(email == null ? null : email.text(), enrolment.course().value(), enrolment.schedule().value(),
                enrolment.cohort().startYear(), enrolment.cohort().suffix(), enrolment.id().value(), application.eligibleForFunding(),
                enrolment.trainingStatus().word(), application.schoolUrn(), application.targetedDeliveryFundingEligibility(),
                enrolment.current(TrainingStatus.WITHDRAWN).map(JsonParticipantDocument::interruption).orElse(null),
                enrolment.current(TrainingStatus.DEFERRED).map(JsonParticipantDocument::interruption).orElse(null),
                enrolment.acceptedAt(), application.fundedPlace());
    }

    private static Interruption interruption(TrainingPeriod period) {
        return new Interruption(period.reason(), period.from());
    }

    static ChangePart change(IdChange change) {
        return new ChangePart(change.from().value(), change.to().value(), change.changedAt());
    }

    record Document(UUID id, String type, Attributes attributes) {}

    record Attributes(String fullName, List<String> previousNames, @Nullable String teacherReferenceNumber, Instant updatedAt,
                      List<EnrolmentPart> npqEnrolments, List<ChangePart> participantIdChanges) {}

    record EnrolmentPart(@Nullable String email, String courseIdentifier, String scheduleIdentifier, String cohort, String cohortSuffix,
                         UUID npqApplicationId, boolean eligibleForFunding, String trainingStatus, @Nullable String schoolUrn,
                         @Nullable Boolean targetedDeliveryFundingEligibility, @Nullable Interruption withdrawal,
                         @Nullable Interruption deferral, Instant createdAt, @Nullable Boolean fundedPlace) {}

    record Interruption(@Nullable String reason, Instant date) {}

    record ChangePart(UUID fromParticipantId, UUID toParticipantId, Instant changedAt) {}
}
