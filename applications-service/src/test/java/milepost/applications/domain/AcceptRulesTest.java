package milepost.applications.domain;

import static milepost.applications.domain.Examples.AT;
import static milepost.applications.domain.Examples.acceptable;
import static milepost.applications.domain.Examples.accepted;
import static milepost.applications.domain.Examples.another;
import static milepost.applications.domain.Examples.naming;
import static milepost.applications.domain.Examples.with;
import static milepost.applications.domain.Examples.withoutSchedules;
import static milepost.applications.domain.catalogue.CohortFunding.CAPPED;
import static milepost.applications.domain.catalogue.CohortFunding.FULL;
import static milepost.applications.domain.catalogue.CohortFunding.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import milepost.applications.domain.catalogue.CohortFunding;
import milepost.applications.domain.catalogue.CourseGroup;
import milepost.applications.domain.catalogue.CourseIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AcceptRulesTest {

    private static final Map<String, AcceptCase> BROKEN = Map.of(
            "a capped cohort needs a yes or no to the funded place", with(acceptable(CAPPED), PlaceAnswer.NOT_STATED),
            "a cohort without funding has no funded places", with(acceptable(ZERO), PlaceAnswer.FUNDED),
            "an accepted application cannot be accepted again",
            with(acceptable(FULL), accepted(Examples.application(), AT, TrainingStatus.ACTIVE, null)),
            "a rejected application stays rejected", with(acceptable(FULL), rejected(Examples.application())),
            "one accepted application per person, training and cohort", blocked(TrainingStatus.ACTIVE),
            "a funded place needs somebody eligible for funding",
            with(acceptable(CAPPED), Examples.application().funded(Funding.marked(null), AT)),
            "a named schedule belongs to the cohort", naming(acceptable(FULL), "npq-leadership-spring"),
            "without a named schedule there is a default one", withoutSchedules(acceptable(FULL)),
            "the schedule is one for the course", naming(acceptable(FULL), "npq-specialist-autumn"),
            "no more funded places than the provider's cap", with(acceptable(CAPPED), new FundingCap(3, 3)));

    @Test
    void theRulesStandOnThePageInTheOrderInWhichTheyAreLookedAt() {
        List<List<String>> rules = AcceptRule.ALL.stream().map(rule -> List.of(rule.name(), rule.gated() ? "if nothing before" : "always",
                rule.refusal().title(), rule.refusal().code())).toList();

        assertThat(rules).isEqualTo(Page.rows("rule"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void aBrokenRuleAloneIsWhatTheProviderHears(String name, AcceptRule rule) {
        assertThat(Acceptance.decide(BROKEN.get(name))).isEqualTo(new Acceptance.Decision.Refused(List.of(rule.refusal())));
    }

    static Stream<Arguments> rules() {
        return AcceptRule.ALL.stream().map(rule -> Arguments.of(rule.name(), rule));
    }

    @ParameterizedTest
    @EnumSource(CohortFunding.class)
    void anApplicationInOrderIsAcceptedAtTheTimeOfTheRequest(CohortFunding funding) {
        var decision = (Acceptance.Decision.Accepted) Acceptance.decide(acceptable(funding));

        assertThat(decision.application().state()).isInstanceOfSatisfying(ApplicationState.Accepted.class, state -> {
            assertThat(state.at()).isEqualTo(AT);
            assertThat(state.schedule().value()).isEqualTo("npq-leadership-autumn");
        });
        assertThat(decision.application().effectiveAt()).isEqualTo(AT);
    }

    @Test
    void severalBrokenRulesAreToldTogetherButGatedOnesWait() {
        AcceptCase several = naming(with(with(acceptable(CAPPED), PlaceAnswer.NOT_STATED), new FundingCap(0, 0)), "unknown");

        assertThat(codes(several)).containsExactly("funded_place_missing", "schedule_not_in_cohort");
    }

    @Test
    void somebodyWithdrawnElsewhereMayBeAccepted() {
        assertThat(Acceptance.decide(blocked(TrainingStatus.WITHDRAWN))).isInstanceOf(Acceptance.Decision.Accepted.class);
    }

    @Test
    void theCoachingOfferAndTheAdditionalSupportOfferAreOneTraining() {
        Application coaching = Examples.of(Examples.application().participant(), new CourseIdentifier("npq-early-headship-coaching-offer"),
                CourseGroup.LEADERSHIP, Examples.COHORT);
        Application support = Examples.of(coaching.participant(), new CourseIdentifier("npq-additional-support-offer"),
                CourseGroup.LEADERSHIP, Examples.COHORT);

        assertThat(codes(with(with(acceptable(FULL), coaching), List.of(accepted(support, AT, TrainingStatus.ACTIVE, null)))))
                .containsExactly("participant_already_accepted");
    }

    @Test
    void pendingRivalsGiveWayAndRejectedOnesKeepTheirReason() {
        AcceptCase facts = acceptable(FULL);
        Application pending = another(facts.application());
        Application rejected = rejected(another(facts.application()));

        var decision = (Acceptance.Decision.Accepted) Acceptance.decide(with(facts, List.of(pending, rejected)));

        assertThat(decision.others()).extracting(other -> other.state().wire()).containsExactly("rejected", "rejected");
        assertThat(decision.others().get(1)).isEqualTo(rejected.funded(decision.others().get(1).funding(), rejected.effectiveAt()));
    }

    @Test
    void aFundedPlaceStatedInAFullCohortIsIgnored() {
        var decision = (Acceptance.Decision.Accepted) Acceptance.decide(with(acceptable(FULL), PlaceAnswer.FUNDED));

        assertThat(decision.application().fundedPlace()).isNull();
    }

    private static AcceptCase blocked(TrainingStatus training) {
        AcceptCase facts = acceptable(FULL);
        return with(facts, List.of(accepted(another(facts.application()), AT, training, null)));
    }

    private static Application rejected(Application application) {
        return application.inState(new ApplicationState.Rejected(RejectionReason.OTHER_APPLICATION_IN_THIS_COHORT_ACCEPTED), null, AT);
    }

    private static List<String> codes(AcceptCase facts) {
        return switch (Acceptance.decide(facts)) {
            case Acceptance.Decision.Refused(var refusals) -> new ArrayList<>(refusals.stream().map(Refusal::code).toList());
            case Acceptance.Decision.Accepted _ -> List.of();
        };
    }
}
