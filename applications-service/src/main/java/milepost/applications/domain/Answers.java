package milepost.applications.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the person answered at registration: never changed afterwards, shown to the provider, and read by the funding rules. */
public record Answers(@Nullable TeacherCatchment teacherCatchment, @Nullable String teacherCatchmentCountry,
                      @Nullable WorkSetting workSetting, @Nullable String kindOfNursery, @Nullable String employmentType,
                      @Nullable String employmentRole, @Nullable String employerName, @Nullable Institution institution,
                      @Nullable String headteacherStatus, @Nullable String fundingChoice, @Nullable String ittProvider,
                      @Nullable Boolean leadMentor, boolean referredByReturnToTeachingAdviser, @Nullable String worksAsSenco,
                      @Nullable LocalDate sencoStartDate, boolean targetedDeliveryFundingEligibility) {

    public @Nullable Boolean worksInSchool() {
        return workSetting == null ? null : workSetting.isSchool();
    }

    public @Nullable String schoolUrn() {
        return institution != null && institution.type() == InstitutionType.SCHOOL ? institution.urn() : null;
    }

    public @Nullable String schoolName() {
        return institution != null && institution.type() == InstitutionType.SCHOOL ? institution.name() : null;
    }

    public @Nullable String privateChildcareProviderUrn() {
        return institution != null && institution.type() == InstitutionType.PRIVATE_CHILDCARE_PROVIDER ? institution.urn() : null;
    }

    public @Nullable String ukprn() {
        return institution == null ? null : institution.ukprn();
    }

    /** Whether delivery partners apply (facts/npq 3.3): England, or before 2024 a school whose URN says so. */
    public boolean insideCatchment(int cohortStartYear) {
        String urn = schoolUrn();
        return teacherCatchment == TeacherCatchment.ENGLAND || cohortStartYear < 2024 && urn != null && urn.startsWith("1");
    }
}
