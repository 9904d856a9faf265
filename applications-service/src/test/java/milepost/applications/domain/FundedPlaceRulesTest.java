package milepost.applications.domain;

import static milepost.applications.domain.Examples.AT;
import static milepost.applications.domain.Examples.accepted;
import static milepost.applications.domain.Examples.another;
import static milepost.applications.domain.PlaceAnswer.FUNDED;
import static milepost.applications.domain.PlaceAnswer.NOT_STATED;
import static milepost.applications.domain.PlaceAnswer.UNFUNDED;
import static milepost.applications.domain.catalogue.CohortFunding.CAPPED;
import static milepost.applications.domain.catalogue.CohortFunding.FULL;
import static milepost.applications.domain.catalogue.CohortFunding.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import milepost.applications.domain.FundedPlaceChange.Decision;
import milepost.applications.domain.catalogue.CohortFunding;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FundedPlaceRulesTest {

    private static final Instant LATER = AT.plusSeconds(60);
    private static final FundingCap NO_CAP = new FundingCap(null, 0);
    private static final HeardDeclaration LIVE = declaration(DeclarationState.PAYABLE);

    private static final Map<String, FundedPlaceCase> BROKEN = Map.of(
            "the funded place is a yes or a no", facts(CAPPED, in(true), NOT_STATED, NO_CAP),
            "only an accepted application has a funded place to change", facts(CAPPED, Examples.application(), FUNDED, NO_CAP),
            "a funded place needs somebody eligible for funding",
            facts(CAPPED, in(false).funded(Funding.marked(null), AT), FUNDED, NO_CAP),
            "places are given and taken in capped cohorts only", facts(ZERO, in(false), UNFUNDED, NO_CAP),
            "no live declaration rests on the place as it is", facts(CAPPED, in(true), UNFUNDED, NO_CAP, LIVE),
            "no more funded places than the provider's cap", facts(CAPPED, in(false), FUNDED, new FundingCap(3, 3)));

    @Test
    void theRulesStandOnThePageInTheOrderInWhichTheyAreLookedAt() {
        List<List<String>> rules = FundedPlaceRule.ALL.stream().map(rule -> List.of(rule.name(),
                rule.gated() ? "if nothing before" : "always", rule.refusal().title(), rule.refusal().code())).toList();

        assertThat(rules).isEqualTo(Page.rows("funded place rule"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void aBrokenRuleAloneIsWhatTheProviderHears(String name, FundedPlaceRule rule) {
        assertThat(codes(BROKEN.get(name))).containsExactly(rule.refusal().code());
    }

    static Stream<Arguments> rules() {
        return FundedPlaceRule.ALL.stream().map(rule -> Arguments.of(rule.name(), rule));
    }

    @ParameterizedTest
    @EnumSource
    void aLiveDeclarationStandsInTheWayAndIsNamedAndAnyOtherDoesNot(DeclarationState state) {
        HeardDeclaration declaration = declaration(state);
        Decision decision = FundedPlaceChange.decide(facts(CAPPED, in(true), UNFUNDED, NO_CAP, declaration));

        if (List.of("submitted", "eligible", "payable", "paid").contains(state.wire())) {
            assertThat(decision).isInstanceOfSatisfying(Decision.Refused.class, refused -> assertThat(refused.refusals()).singleElement()
                    .extracting(Refusal::meta).isEqualTo(Map.of("declaration_ids", List.of(declaration.id().toString()))));
        } else {
            assertThat(place(decision)).isFalse();
        }
    }

    @Test
    void aPlaceIsGivenWhereOnlyIneligibleDeclarationsWaitForIt() {
        assertThat(place(FundedPlaceChange.decide(facts(CAPPED, in(false), FUNDED, new FundingCap(3, 2), declaration(DeclarationState.INELIGIBLE)))))
                .isTrue();
    }

    @Test
    void sayingAgainWhatThePlaceIsChangesNothingWhateverWasDeclaredAndHoweverManyAreTaken() {
        for (boolean place : new boolean[] {true, false}) {
            FundedPlaceCase again = facts(CAPPED, in(place), place ? FUNDED : UNFUNDED, new FundingCap(1, 1), LIVE);

            assertThat(FundedPlaceChange.decide(again)).isEqualTo(new Decision.Changed(again.application(), List.of()));
        }
    }

    @Test
    void aFundedPlaceInAFullCohortIsIgnoredAndAnUnfundedOneRefused() {
        FundedPlaceCase funded = facts(FULL, in(null).funded(Funding.marked(false), AT), FUNDED, NO_CAP, LIVE);

        assertThat(FundedPlaceChange.decide(funded)).isEqualTo(new Decision.Changed(funded.application(), List.of()));
        assertThat(codes(facts(FULL, in(null), UNFUNDED, NO_CAP))).containsExactly("cohort_not_capped");
        assertThat(codes(facts(ZERO, in(false), FUNDED, NO_CAP))).containsExactly("cohort_not_capped");
    }

    @Test
    void severalBrokenRulesAreToldTogetherButGatedOnesWait() {
        Application ineligible = Examples.application().funded(Funding.marked(false), AT);

        assertThat(codes(facts(ZERO, ineligible, FUNDED, new FundingCap(0, 0), LIVE)))
                .containsExactly("application_not_accepted", "not_eligible_for_funded_place");
    }

    @Test
    void aChangeIsMadeAtTheTimeOfTheRequestAndTheOthersLearnWhetherThePersonWasFundedBefore() {
        Application first = in(true);
        Application second = another(first).funded(Examples.fundedBefore(Funding.marked(null), true), AT);
        var decision = (Decision.Changed) FundedPlaceChange.decide(
                new FundedPlaceCase(first, List.of(second), Examples.cohort(CAPPED), List.of(), NO_CAP, UNFUNDED, LATER));

        assertThat(decision.application().fundedPlace()).isFalse();
        assertThat(decision.application().effectiveAt()).isEqualTo(LATER);
        assertThat(decision.application().state()).isEqualTo(first.state());
        assertThat(decision.others()).singleElement().satisfies(it -> assertThat(it.funding().previouslyFunded()).isFalse());
    }

    private static Application in(@Nullable Boolean place) {
        return accepted(Examples.application(), AT, TrainingStatus.ACTIVE, place);
    }

    private static FundedPlaceCase facts(CohortFunding funding, Application application, PlaceAnswer place, FundingCap cap,
                                         HeardDeclaration... declarations) {
        return new FundedPlaceCase(application, List.of(), Examples.cohort(funding), Arrays.asList(declarations), cap, place, LATER);
    }

    private static HeardDeclaration declaration(DeclarationState state) {
        Application it = Examples.application();
        return new HeardDeclaration(UUID.randomUUID(), it.id(), it.participant(), it.course(), "started", AT, state, it.leadProvider(), 1);
    }

    private static @Nullable Boolean place(Decision decision) {
        return ((Decision.Changed) decision).application().fundedPlace();
    }

    private static List<String> codes(FundedPlaceCase facts) {
        return switch (FundedPlaceChange.decide(facts)) {
            case Decision.Refused(var refusals) -> refusals.stream().map(Refusal::code).toList();
            case Decision.Changed _ -> List.of();
        };
    }
}
