package milepost.applications.domain;

import static milepost.applications.domain.EligibilityList.APPROVED_ITT_PROVIDERS;
import static milepost.applications.domain.EligibilityList.CHILDMINDERS;
import static milepost.applications.domain.EligibilityList.PP50_FURTHER_EDUCATION;
import static milepost.applications.domain.EligibilityList.PP50_SCHOOLS;
import static milepost.applications.domain.EligibilityList.RISE_SCHOOLS;
import static milepost.applications.domain.FundingCode.EARLY_YEARS_INVALID_NPQ;
import static milepost.applications.domain.FundingCode.FUNDED;
import static milepost.applications.domain.FundingCode.INELIGIBLE_ESTABLISHMENT_NOT_A_PP50;
import static milepost.applications.domain.FundingCode.INELIGIBLE_ESTABLISHMENT_TYPE;
import static milepost.applications.domain.FundingCode.NOT_ENTITLED_CHILDMINDER;
import static milepost.applications.domain.FundingCode.NOT_IN_ENGLAND;
import static milepost.applications.domain.FundingCode.NOT_LEAD_MENTOR_COURSE;
import static milepost.applications.domain.FundingCode.NOT_NEW_HEADTEACHER_REQUESTING_EHCO;
import static milepost.applications.domain.FundingCode.PREVIOUSLY_FUNDED;
import static milepost.applications.domain.FundingCode.REFERRED_BY_RETURN_TO_TEACHING_ADVISER;
import static milepost.applications.domain.FundingCode.SUBJECT_TO_REVIEW;
import static milepost.applications.domain.FundingCode.TRN_NOT_VERIFIED;
import static milepost.applications.domain.FundingCode.UNFUNDED_COHORT;

import java.util.List;
import java.util.function.Predicate;

/**
 * One rule about whose training DfE pays for.
 *
 * @param name the rule as a policy person says it
 * @param fits tells whether it is this rule that decides, all before it having been passed over
 */
public record FundingRule(String name, Predicate<FundingCase> fits, FundingCode code) {

    /** In the order of facts/npq 3.9, as decision B5 amends it; the first that fits decides. */
    public static final List<FundingRule> ALL = List.of(
            rule("nobody is funded in a cohort without funding", FundingCase::isCohortWithoutFunding, UNFUNDED_COHORT),
            // facts/npq 3.3 says what that is for which cohort
            rule("only work in England is funded", it -> !it.isInsideCatchment(), NOT_IN_ENGLAND),
            // decisions B3 and B5: the same participant, or the same verified TRN, and an earlier acceptance
            rule("the funding of a training is had once", FundingCase::hadFunding, PREVIOUSLY_FUNDED),
            rule("somebody with the same TRN had it, and not both TRNs are verified", FundingCase::perhapsHadFunding, TRN_NOT_VERIFIED),

            rule("coaching is funded for new headteachers", it -> it.isCoaching() && it.isNewHeadteacher(), FUNDED),
            rule("coaching is funded for nobody else", FundingCase::isCoaching, NOT_NEW_HEADTEACHER_REQUESTING_EHCO),

            inEarlyYears("early years leadership is funded in a school's preschool class",
                    it -> it.isEarlyYearsLeadership() && it.isInPreschoolClassOfSchool(), FUNDED),
            inEarlyYears("early years leadership is funded for whoever is no childminder",
                    it -> it.isEarlyYearsLeadership() && !it.isChildminder(), FUNDED),
            inEarlyYears("early years leadership is funded for childminders on the list",
                    it -> it.isEarlyYearsLeadership() && it.isListed(CHILDMINDERS), FUNDED),
            inEarlyYears("early years leadership is not funded for other childminders",
                    FundingCase::isEarlyYearsLeadership, NOT_ENTITLED_CHILDMINDER),
            inEarlyYears("local authority nursery schools get headship, senior leadership and SENCO",
                    it -> it.isAtLocalAuthorityNurserySchool() && it.isHeadshipSeniorLeadershipOrSenco(), FUNDED),
            inEarlyYears("other courses are not for early years", _ -> true, EARLY_YEARS_INVALID_NPQ),

            inSchool("a school on the RISE list gets every course", it -> it.isListed(RISE_SCHOOLS), FUNDED),
            inSchool("not every kind of establishment is funded", it -> !it.isAtFundedEstablishment(), INELIGIBLE_ESTABLISHMENT_TYPE),
            inSchool("early years leadership is funded in schools", FundingCase::isEarlyYearsLeadership, FUNDED),
            inSchool("courses for disadvantaged settings are funded in colleges on the PP50 list",
                    it -> it.isForDisadvantagedSettings() && it.isIn16To19Setting() && it.isListed(PP50_FURTHER_EDUCATION), FUNDED),
            inSchool("courses for disadvantaged settings are funded in schools on the PP50 list",
                    it -> it.isForDisadvantagedSettings() && !it.isIn16To19Setting() && it.isListed(PP50_SCHOOLS), FUNDED),
            inSchool("courses for disadvantaged settings are not funded elsewhere",
                    FundingCase::isForDisadvantagedSettings, INELIGIBLE_ESTABLISHMENT_NOT_A_PP50),
            inSchool("all other courses are funded in schools", _ -> true, FUNDED),

            inAnotherSetting("lead mentors of approved training providers get leading teacher development",
                    it -> it.isLeadMentor() && it.isLeadingTeacherDevelopment() && it.isListed(APPROVED_ITT_PROVIDERS), FUNDED),
            inAnotherSetting("lead mentors of other training providers are not funded",
                    it -> it.isLeadMentor() && it.isLeadingTeacherDevelopment(), INELIGIBLE_ESTABLISHMENT_TYPE),
            inAnotherSetting("lead mentors get no other course", FundingCase::isLeadMentor, NOT_LEAD_MENTOR_COURSE),
            inAnotherSetting("virtual and hospital schools, young offender institutions and supply teachers are reviewed",
                    it -> it.isInReviewedEmployment() && it.isHeadshipSeniorLeadershipOrSenco(), SUBJECT_TO_REVIEW),

            rule("who was referred by a return to teaching adviser is reviewed",
                    FundingCase::isReferredFromNoSetting, REFERRED_BY_RETURN_TO_TEACHING_ADVISER),
            rule("nobody else is funded", _ -> true, INELIGIBLE_ESTABLISHMENT_TYPE));

    /** The rule that decides; the last one always would. */
    public static FundingRule deciding(FundingCase facts) {
        return ALL.stream().filter(rule -> rule.fits.test(facts)).findFirst().orElseThrow();
    }

    private static FundingRule rule(String name, Predicate<FundingCase> fits, FundingCode code) {
        return new FundingRule(name, fits, code);
    }

    private static FundingRule inEarlyYears(String name, Predicate<FundingCase> fits, FundingCode code) {
        return rule(name, within(FundingCase::isInEarlyYears, fits), code);
    }

    private static FundingRule inSchool(String name, Predicate<FundingCase> fits, FundingCode code) {
        return rule(name, within(FundingCase::isInSchool, fits), code);
    }

    private static FundingRule inAnotherSetting(String name, Predicate<FundingCase> fits, FundingCode code) {
        return rule(name, within(FundingCase::isInAnotherSetting, fits), code);
    }

    private static Predicate<FundingCase> within(Predicate<FundingCase> setting, Predicate<FundingCase> fits) {
        return setting.and(fits);
    }
}
