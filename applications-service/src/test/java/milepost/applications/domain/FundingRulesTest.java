package milepost.applications.domain;

import static milepost.applications.domain.Examples.AT;
import static milepost.applications.domain.Examples.accepted;
import static milepost.applications.domain.Examples.another;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import milepost.applications.domain.TrnMatch.Holding;
import milepost.applications.domain.catalogue.CohortFunding;
import milepost.applications.domain.catalogue.CohortIdentifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FundingRulesTest {

    @Test
    void theRulesStandOnThePageInTheOrderInWhichTheyDecide() {
        List<List<String>> rules = FundingRule.ALL.stream()
                .map(rule -> List.of(rule.name(), rule.code().wire(), rule.code().verdict().wire())).toList();

        assertThat(rules).isEqualTo(Page.rows(Page.FUNDING, "rule"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theCaseComesToWhatThePageSays(String name, String course, String circumstances, String code) {
        FundingRule deciding = FundingRule.deciding(Circumstances.told(course, circumstances));

        assertThat(deciding.code().wire()).as(deciding.name()).isEqualTo(code);
    }

    static Stream<Arguments> cases() {
        return Page.rows(Page.FUNDING, "case").stream().map(row -> Arguments.of(row.toArray()));
    }

    @Test
    void everyRuleDecidesSomeCaseOfThePage() {
        Set<String> deciding = new HashSet<>();
        Page.rows(Page.FUNDING, "case").forEach(row -> deciding.add(FundingRule.deciding(Circumstances.told(row.get(1), row.get(2))).name()));

        assertThat(deciding).containsExactlyInAnyOrderElementsOf(FundingRule.ALL.stream().map(FundingRule::name).toList());
    }

    @Test
    void everyCodeThatARuleGivesOrAPersonMarksIsKnown() {
        Set<FundingCode> given = new HashSet<>(FundingRule.ALL.stream().map(FundingRule::code).toList());
        given.add(FundingCode.MARKED_FUNDED_BY_POLICY);
        given.add(FundingCode.MARKED_INELIGIBLE_BY_POLICY);

        assertThat(given).containsExactlyInAnyOrderElementsOf(Arrays.asList(FundingCode.values()));
    }

    @Test
    void whatTheRulesSaidFollowsWhatOthersHadAndRemembersTheRestAsItWas() {
        Application second = judged(Examples.application());
        Application first = accepted(another(second), AT, TrainingStatus.ACTIVE, null);

        Application had = PreviousFunding.settle(List.of(first, second)).getLast();
        Application notHad = PreviousFunding.settle(List.of(first.funded(Funding.marked(false), AT), had)).getLast();

        assertThat(had.funding().code()).isEqualTo("previously_funded");
        assertThat(had.funding().ineligibleReason()).isEqualTo("previously-funded");
        assertThat(notHad.funding()).isEqualTo(second.funding());
        assertThat(notHad.funding().eligible()).isTrue();
    }

    @Test
    void aVerdictRestsOnTheCohortThatWasAppliedForWhereverTheTrainingMoves() {
        Application school = Examples.answering(Examples.answers(null, "106286"), Examples.HEADSHIP, CohortIdentifier.of("2023a"));
        Application judged = judged(school);

        Application moved = settled(moved(judged, "2024a"));

        assertThat(judged.funding().code()).isEqualTo("funded");
        assertThat(moved.funding()).isEqualTo(judged.funding());
    }

    @Test
    void whatWasDecidedBeforeTheCohortWasKeptRestsOnTheOneThatIsLeft() {
        Application school = Examples.answering(Examples.answers(null, "106286"), Examples.HEADSHIP, CohortIdentifier.of("2023a"));
        Application old = school.funded(Funding.byTheRules(school, new FundingBasis(null, CohortFunding.FULL, TrnMatch.NONE, null, Set.of())), AT);

        assertThat(settled(moved(old, "2023a")).funding()).isEqualTo(old.funding());
        assertThat(settled(moved(old, "2024a")).funding()).isEqualTo(judged(school).funding());
        assertThat(settled(moved(moved(old, "2024a"), "2026b")).funding()).isEqualTo(judged(school).funding());
    }

    @Test
    void amongSeveralAcceptancesTheEarliestDecidesWhoComesNext() {
        Application first = accepted(judged(Examples.application()), AT, TrainingStatus.ACTIVE, null);
        Application second = accepted(judged(another(first)), AT.plusSeconds(1), TrainingStatus.ACTIVE, null);
        Application third = judged(another(first));

        List<Application> settled = PreviousFunding.settle(List.of(third, second, first.funded(Funding.marked(false), AT)));

        assertThat(settled).extracting(it -> it.funding().code()).containsExactly("previously_funded", "funded", "marked_ineligible_by_policy");
        assertThat(PreviousFunding.settle(settled)).isEqualTo(settled);
    }

    @Test
    void theSameTrnIsTheSamePersonOnlyWhereBothAreVerified() {
        assertThat(match("1234567", true, "1234567", true)).isEqualTo(TrnMatch.SAME_PERSON);
        assertThat(match("1234567", false, "1234567", true)).isEqualTo(TrnMatch.UNVERIFIED);
        assertThat(match("1234567", true, "1234567", false)).isEqualTo(TrnMatch.UNVERIFIED);
        assertThat(match("1234567", true, "7654321", true)).isEqualTo(TrnMatch.NONE);
        assertThat(match(null, false, "1234567", true)).isEqualTo(TrnMatch.NONE);
    }

    @Test
    void whoeverOfThemWasAcceptedFirstHadTheFundingFirst() {
        Person robin = person("1234567", true);
        Person wren = person("1234567", true);
        Application early = accepted(Examples.application(), AT, TrainingStatus.ACTIVE, null);
        Application late = accepted(Examples.application(), AT.plusSeconds(1), TrainingStatus.ACTIVE, null);

        assertThat(TrnMatch.likeliest(early, robin, List.of(new Holding(late, wren)))).isEmpty();
        assertThat(TrnMatch.likeliest(late, wren, List.of(new Holding(early, robin)))).contains(robin);
    }

    private static TrnMatch match(@Nullable String trn, boolean verified, String others, boolean theirsVerified) {
        return TrnMatch.of(person(trn, verified), person(others, theirsVerified));
    }

    private static Person person(@Nullable String trn, boolean verified) {
        return new Person(new ParticipantId(UUID.randomUUID()), "Robin", null, trn, verified, null, 1);
    }

    private static Application moved(Application it, String cohort) {
        return it.at(it.leadProvider(), CohortIdentifier.of(cohort), it.state(), it.fundedPlace());
    }

    private static Application settled(Application it) {
        return PreviousFunding.settle(it, List.of());
    }

    private static Application judged(Application application) {
        return application.funded(Funding.byTheRules(application, new FundingBasis(application.cohort(), CohortFunding.FULL, TrnMatch.NONE, Set.of())), AT);
    }
}
