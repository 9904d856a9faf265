package milepost.applications.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import milepost.applications.application.Documents;
import milepost.applications.domain.Answers;
import milepost.applications.domain.Application;
import milepost.applications.domain.ApplicationState;
import milepost.applications.domain.ApplicationState.Accepted;
import milepost.applications.domain.ApplicationState.Rejected;
import milepost.applications.domain.Person;
import milepost.applications.domain.TeacherCatchment;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;

/** An application as API v3 shows it (facts/npq 2.1), attributes in their published order. */
public final class ApplicationDocument implements Documents {

    /** To be raised with every change of what follows. */
    private static final int SHAPE = 2;

    private record Resource(UUID id, String type, Attributes attributes) {
    }

    private record Attributes(String courseIdentifier, @Nullable String email, boolean emailValidated, @Nullable String employerName,
                              @Nullable String employmentRole, String fullName, @Nullable String fundingChoice,
                              @Nullable String headteacherStatus, @Nullable String ineligibleForFundingReason, UUID participantId,
                              @Nullable String privateChildcareProviderUrn, @Nullable String teacherReferenceNumber,
                              boolean teacherReferenceNumberValidated, @Nullable String schoolUrn, @Nullable String schoolUkprn,
                              String status, @Nullable String reasonForRejection, @Nullable Boolean worksInSchool, String cohort,
                              String cohortSuffix, boolean eligibleForFunding, boolean targetedDeliveryFundingEligibility,
                              boolean teacherCatchment, @Nullable String teacherCatchmentCountry,
                              @Nullable String teacherCatchmentIsoCountryCode, @Nullable String ittProvider, @Nullable Boolean leadMentor,
                              @Nullable Boolean fundedPlace, Instant createdAt, Instant updatedAt, @Nullable String scheduleIdentifier,
                              @Nullable String worksAsSenco, @Nullable LocalDate sencoStartDate) {
    }

    @Override
    public int shape() {
        return SHAPE;
    }

    @Override
    public Rendered render(Application application, Person person) {
        byte[] body = Json.bytes(new Resource(application.id().value(), "npq_application", attributes(application, person)));
        return new Rendered(body, milepost.platform.web.Documents.etag(body));
    }

    private static Attributes attributes(Application it, Person person) {
        Answers answers = it.answers();
        TeacherCatchment catchment = answers.teacherCatchment();
        return new Attributes(it.course().value(), person.email(), true, answers.employerName(), answers.employmentRole(),
                person.fullName(), answers.fundingChoice(), answers.headteacherStatus(), it.funding().ineligibleReason(),
                it.participant().value(), answers.privateChildcareProviderUrn(), person.verifiedTrn().orElse(null), person.trnVerified(),
                answers.schoolUrn(), answers.ukprn(), it.state().wire(), rejection(it.state()), answers.worksInSchool(),
                Integer.toString(it.cohort().startYear()), it.cohort().suffix(), it.funding().eligible(),
                answers.targetedDeliveryFundingEligibility(), catchment != null && catchment.isHome(),
                answers.teacherCatchmentCountry(), Countries.code(catchment, answers.teacherCatchmentCountry()), answers.ittProvider(),
                answers.leadMentor(), it.fundedPlace(), it.createdAt(), it.updatedAt(), schedule(it.state()), answers.worksAsSenco(),
                answers.sencoStartDate());
    }

    private static @Nullable String rejection(ApplicationState state) {
        return state instanceof Rejected(var reason) ? reason.wire() : null;
    }

    private static @Nullable String schedule(ApplicationState state) {
        return state instanceof Accepted accepted ? accepted.schedule().value() : null;
    }
}
