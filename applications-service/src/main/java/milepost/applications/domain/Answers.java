package milepost.applications.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is kept of what the person answered at registration: never changed afterwards, shown to the provider, and read by the funding rules. */
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

    /** Whoever is funded at registration pays in no other way (facts/npq 9). */
    public Answers withoutFundingChoice() {
        return new Answers(teacherCatchment, teacherCatchmentCountry, workSetting, kindOfNursery, employmentType, employmentRole, employerName,
                institution, headteacherStatus, null, ittProvider, leadMentor, referredByReturnToTeachingAdviser, worksAsSenco, sencoStartDate,
                targetedDeliveryFundingEligibility);
    }

    /** Whoever applies for a cohort of that year has a place of work with a URN and a UKPRN in England only (facts/npq 9). */
    public Answers withoutNumbersOutsideCatchment(int cohortStartYear) {
        if (institution == null || insideCatchment(cohortStartYear)) {
            return this;
        }
        Institution unnumbered = new Institution(institution.type(), null, null, institution.name(), institution.establishmentTypeCode());
        return new Answers(teacherCatchment, teacherCatchmentCountry, workSetting, kindOfNursery, employmentType, employmentRole, employerName,
                unnumbered, headteacherStatus, fundingChoice, ittProvider, leadMentor, referredByReturnToTeachingAdviser, worksAsSenco,
                sencoStartDate, targetedDeliveryFundingEligibility);
    }

    /** Whether delivery partners apply (facts/npq 3.3): England, or before 2024 a school whose URN says so. */
    public boolean insideCatchment(int cohortStartYear) {
        String urn = schoolUrn();
        return teacherCatchment == TeacherCatchment.ENGLAND || cohortStartYear < 2024 && urn != null && urn.startsWith("1");
    }
}
