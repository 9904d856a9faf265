package milepost.applications.domain;

import static milepost.applications.domain.Examples.AT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import milepost.applications.domain.ApplicationState.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RejectRulesTest {

    private static final Instant LATER = AT.plusSeconds(60);

    private static final Map<String, Application> BROKEN = Map.of(
            "an accepted application is not rejected any more",
            Examples.accepted(Examples.application(), AT, TrainingStatus.WITHDRAWN, null),
            "a rejected application is not rejected again",
            Examples.application().inState(new Rejected(RejectionReason.OTHER_APPLICATION_IN_THIS_COHORT_ACCEPTED), null, AT));

    @Test
    void theRulesStandOnThePage() {
        List<List<String>> rules = RejectRule.ALL.stream()
                .map(rule -> List.of(rule.name(), rule.refusal().title(), rule.refusal().code())).toList();

        assertThat(rules).isEqualTo(Page.rows("reject rule"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void aBrokenRuleIsWhatTheProviderHears(String name, RejectRule rule) {
        assertThat(Rejection.decide(BROKEN.get(name), LATER)).isEqualTo(new Rejection.Decision.Refused(List.of(rule.refusal())));
    }

    static Stream<Arguments> rules() {
        return RejectRule.ALL.stream().map(rule -> Arguments.of(rule.name(), rule));
    }

    @Test
    void aPendingApplicationIsRejectedByItsProviderAtTheTimeOfTheRequestAndKeepsAllElse() {
        Application pending = Examples.application().inState(new ApplicationState.Pending(), false, AT);

        assertThat(Rejection.decide(pending, LATER)).isEqualTo(new Rejection.Decision.Rejected(
                pending.inState(new Rejected(RejectionReason.REJECTED_BY_PROVIDER), false, LATER)));
    }
}
