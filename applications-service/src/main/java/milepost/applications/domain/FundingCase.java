package milepost.applications.domain;

import java.util.Set;
import milepost.applications.domain.catalogue.CohortFunding;
import milepost.applications.domain.catalogue.CourseIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Everything a verdict on funding is decided on (facts/npq 3.9, inputs).
 *
 * @param previouslyFunded whether the participant id had the funding of this training before
 */
public record FundingCase(Application application, FundingBasis basis, boolean previouslyFunded) {

    private static final CourseIdentifier COACHING = course("npq-early-headship-coaching-offer");
    private static final CourseIdentifier EARLY_YEARS_LEADERSHIP = course("npq-early-years-leadership");
    private static final CourseIdentifier LEADING_TEACHER_DEVELOPMENT = course("npq-leading-teaching-development");
    private static final Set<CourseIdentifier> HEADSHIP_SENIOR_LEADERSHIP_SENCO =
            Set.of(course("npq-headship"), course("npq-senior-leadership"), course("npq-senco"));
    private static final Set<CourseIdentifier> FOR_DISADVANTAGED_SETTINGS = Set.of(course("npq-leading-primary-mathematics"),
            course("npq-leading-behaviour-culture"), course("npq-leading-literacy"), course("npq-leading-teaching"),
            LEADING_TEACHER_DEVELOPMENT, course("npq-executive-leadership"));

    /** Will be, or has not long been, a headteacher; the longer answers are of forms used earlier. */
    private static final Set<String> NEW_HEADTEACHER = Set.of("yes_when_course_starts", "yes_in_first_two_years", "yes_in_first_five_years");
    private static final Set<String> REVIEWED_EMPLOYMENTS = Set.of("local_authority_virtual_school", "hospital_school",
            "young_offender_institution", "local_authority_supply_teacher");

    private static final int LOCAL_AUTHORITY_NURSERY_SCHOOL = 15;
    private static final Set<Integer> FUNDED_ESTABLISHMENTS = Set.of(1, 2, 3, 5, 6, 7, 8, 10, 12, 14, 15, 18, 24, 26, 28, 31, 32, 33, 34, 35,
            36, 38, 39, 40, 41, 42, 43, 44, 45, 46);

    boolean isCohortWithoutFunding() {
        return basis.cohortFunding() == CohortFunding.ZERO;
    }

    boolean isInsideCatchment() {
        return answers().insideCatchment(basis.cohortOr(application.cohort()).startYear());
    }

    boolean hadFunding() {
        return previouslyFunded || basis.match() == TrnMatch.SAME_PERSON;
    }

    boolean perhapsHadFunding() {
        return basis.match() == TrnMatch.UNVERIFIED;
    }

    /** Under either of its names. */
    boolean isCoaching() {
        return application.course().isSameTrainingAs(COACHING);
    }

    boolean isNewHeadteacher() {
        return NEW_HEADTEACHER.contains(said(answers().headteacherStatus()));
    }

    boolean isInEarlyYears() {
        return answers().workSetting() == WorkSetting.EARLY_YEARS_OR_CHILDCARE;
    }

    boolean isEarlyYearsLeadership() {
        return application.course().equals(EARLY_YEARS_LEADERSHIP);
    }

    boolean isInPreschoolClassOfSchool() {
        return said(answers().kindOfNursery()).equals("preschool_class_as_part_of_school");
    }

    boolean isChildminder() {
        return said(answers().kindOfNursery()).equals("childminder");
    }

    boolean isAtLocalAuthorityNurserySchool() {
        return isEstablishment(Set.of(LOCAL_AUTHORITY_NURSERY_SCHOOL));
    }

    boolean isHeadshipSeniorLeadershipOrSenco() {
        return HEADSHIP_SENIOR_LEADERSHIP_SENCO.contains(application.course());
    }

    boolean isInSchool() {
        return Boolean.TRUE.equals(answers().worksInSchool());
    }

    boolean isIn16To19Setting() {
        return answers().workSetting() == WorkSetting.A_16_TO_19_EDUCATIONAL_SETTING;
    }

    boolean isAtFundedEstablishment() {
        return isEstablishment(FUNDED_ESTABLISHMENTS);
    }

    boolean isForDisadvantagedSettings() {
        return FOR_DISADVANTAGED_SETTINGS.contains(application.course());
    }

    boolean isListed(EligibilityList list) {
        return basis.listed().contains(list);
    }

    boolean isInAnotherSetting() {
        return answers().workSetting() == WorkSetting.ANOTHER_SETTING;
    }

    boolean isLeadMentor() {
        return said(answers().employmentType()).equals("lead_mentor_for_accredited_itt_provider");
    }

    boolean isLeadingTeacherDevelopment() {
        return application.course().equals(LEADING_TEACHER_DEVELOPMENT);
    }

    boolean isInReviewedEmployment() {
        return REVIEWED_EMPLOYMENTS.contains(said(answers().employmentType()));
    }

    boolean isReferredFromNoSetting() {
        return answers().workSetting() == WorkSetting.OTHER && answers().referredByReturnToTeachingAdviser();
    }

    private boolean isEstablishment(Set<Integer> types) {
        Institution institution = answers().institution();
        return institution != null && institution.establishmentTypeCode() != null && types.contains(institution.establishmentTypeCode());
    }

    private Answers answers() {
        return application.answers();
    }

    private static String said(@Nullable String answer) {
        return answer == null ? "" : answer;
    }

    private static CourseIdentifier course(String identifier) {
        return new CourseIdentifier(identifier);
    }
}
