package milepost.applications.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import milepost.applications.domain.catalogue.CohortFunding;
import milepost.applications.domain.catalogue.CohortIdentifier;
import milepost.applications.domain.catalogue.CourseIdentifier;
import milepost.platform.testkit.Generators;
import milepost.platform.testkit.Seeds;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FundingRulesPropertyTest {

    private static final List<CourseIdentifier> COURSES = List.of("npq-early-years-leadership", "npq-executive-leadership", "npq-headship",
            "npq-leading-behaviour-culture", "npq-leading-literacy", "npq-leading-primary-mathematics", "npq-leading-teaching",
            "npq-leading-teaching-development", "npq-senior-leadership", "npq-senco", "npq-early-headship-coaching-offer",
            "npq-additional-support-offer").stream().map(CourseIdentifier::new).toList();
    private static final List<String> EMPLOYMENTS = List.of("hospital_school", "lead_mentor_for_accredited_itt_provider", "other", "never heard of");
    private static final List<String> NURSERIES = List.of("preschool_class_as_part_of_school", "private_nursery", "childminder");
    private static final List<String> HEADTEACHERS = List.of("no", "yes_in_first_five_years", "yes_over_five_years");

    @Test
    void someRuleAlwaysDecidesAndTheThreeValuedVerdictIsWhatProvidersSeeInTwo() {
        Set<FundingCode> met = new HashSet<>();
        Seeds.forEach("the verdict of the rules", 20_000, random -> {
            FundingCase facts = anyCase(random);
            Funding funding = Funding.byTheRules(facts.application(), facts.basis()).previouslyFunded(facts.previouslyFunded(), facts.application());
            FundingCode code = FundingCode.parse(String.valueOf(funding.code())).orElseThrow();
            met.add(code);

            assertThat(funding.decided().rule()).isEqualTo(FundingRule.deciding(facts).name());
            assertThat(funding.verdict()).isEqualTo(code.verdict());
            assertThat(funding.eligible()).isEqualTo(code == FundingCode.FUNDED);
            switch (funding.verdict()) {
                case ELIGIBLE, UNCONFIRMED -> assertThat(funding.ineligibleReason()).isNull();
                case NOT_ELIGIBLE -> assertThat(funding.ineligibleReason()).isEqualTo(facts.hadFunding() && code == FundingCode.PREVIOUSLY_FUNDED
                        || facts.previouslyFunded() ? "previously-funded" : "establishment-ineligible");
            }
        });
        assertThat(met).as("codes that came up").hasSize(FundingCode.values().length - 2);
    }

    @Test
    void nobodyIsFundedWithoutMoneyOutsideEnglandOrTwice() {
        Seeds.forEach("who is never funded", 20_000, random -> {
            FundingCase facts = anyCase(random);
            if (facts.isCohortWithoutFunding() || !facts.isInsideCatchment() || facts.hadFunding() || facts.perhapsHadFunding()) {
                assertThat(FundingRule.deciding(facts).code().verdict()).isNotEqualTo(Verdict.ELIGIBLE);
            }
        });
    }

    @Test
    void toStandOnAnotherListNeverTakesFundingAway() {
        Seeds.forEach("one list more", 20_000, random -> {
            FundingCase facts = anyCase(random);
            Set<EligibilityList> more = new HashSet<>(facts.basis().listed());
            more.add(Generators.pick(random, List.of(EligibilityList.values())));
            FundingCase with = new FundingCase(facts.application(),
                    new FundingBasis(facts.application().cohort(), facts.basis().cohortFunding(), facts.basis().match(), more), facts.previouslyFunded());

            if (FundingRule.deciding(facts).code().verdict() == Verdict.ELIGIBLE) {
                assertThat(FundingRule.deciding(with).code()).isEqualTo(FundingCode.FUNDED);
            }
        });
    }

    private static FundingCase anyCase(RandomGenerator random) {
        Institution place = random.nextInt(4) == 0 ? null : new Institution(Generators.pick(random, List.of(InstitutionType.values())),
                random.nextBoolean() ? "106286" : "401234", "10079319", "Larkhill", random.nextInt(5) == 0 ? null : random.nextInt(50));
        var answers = new Answers(random.nextInt(4) == 0 ? either(random, List.of(TeacherCatchment.values())) : TeacherCatchment.ENGLAND, null,
                either(random, List.of(WorkSetting.values())), either(random, NURSERIES), either(random, EMPLOYMENTS), null, null, place,
                either(random, HEADTEACHERS), null, null, false, random.nextBoolean(), null, null, false);
        Set<EligibilityList> listed = EnumSet.noneOf(EligibilityList.class);
        listed.addAll(Generators.list(random, 0, 3, () -> Generators.pick(random, List.of(EligibilityList.values()))));
        var cohort = CohortIdentifier.of(random.nextBoolean() ? "2023a" : "2026b");
        return new FundingCase(Examples.answering(answers, Generators.pick(random, COURSES), cohort),
                new FundingBasis(cohort, random.nextInt(8) == 0 ? CohortFunding.ZERO : CohortFunding.CAPPED,
                        random.nextInt(8) == 0 ? Generators.pick(random, List.of(TrnMatch.values())) : TrnMatch.NONE, listed), random.nextInt(8) == 0);
    }

    private static <T> @Nullable T either(RandomGenerator random, List<T> values) {
        return random.nextInt(values.size() + 1) == 0 ? null : Generators.pick(random, values);
    }
}
