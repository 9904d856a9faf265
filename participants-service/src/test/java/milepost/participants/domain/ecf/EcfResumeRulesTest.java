package milepost.participants.domain.ecf;

import static milepost.participants.domain.ecf.EcfCases.asked;
import static milepost.participants.domain.ecf.EcfCases.at;
import static milepost.participants.domain.ecf.EcfCases.changed;
import static milepost.participants.domain.ecf.EcfCases.in;
import static milepost.participants.domain.ecf.EcfCases.untrained;
import static milepost.participants.domain.ecf.EcfCases.with;
import static milepost.participants.domain.ecf.Records.teacher;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import milepost.participants.domain.Examples;
import milepost.participants.domain.Page;
import milepost.participants.domain.TrainingStatus;
import milepost.participants.domain.training.Asked;
import milepost.participants.domain.training.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EcfResumeRulesTest {

    private static final TrainingRecord DEFERRED = in(TrainingStatus.DEFERRED, teacher());

    private static final Map<String, EcfCase> BROKEN = Map.of(
            "the course is named", with(new Asked(null, null, null, null), DEFERRED),
            "the course is one of the early career framework", with(new Asked("npq-headship", null, null, null), DEFERRED),
            "the participant is one of yours on this course", untrained(with(asked(null), DEFERRED)),
            "somebody who left is another provider's", with(asked(null), Records.given(teacher(), Examples.BIRCH, Examples.OCTOBER)),
            "somebody active has nothing to resume", with(asked(null), teacher()));

    @Test
    void theRulesStandOnThePageInTheOrderInWhichTheyAreLookedAt() {
        assertThat(EcfCases.listed(EcfAction.RESUME)).isEqualTo(Page.table("to resume in the ECF").stream().skip(1).toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void aBrokenRuleAloneIsWhatTheProviderHears(Rule<EcfCase> rule) {
        assertThat(EcfAction.RESUME.decide(BROKEN.get(rule.name()))).isEqualTo(new EcfDecision.Refused(List.of(rule)));
    }

    static Stream<Rule<EcfCase>> rules() {
        return EcfAction.RESUME.rules().stream();
    }

    /** Decision C1: unlike in an NPQ, training resumes after a withdrawal, too. */
    @ParameterizedTest
    @EnumSource(value = TrainingStatus.class, names = {"DEFERRED", "WITHDRAWN"})
    void trainingGoesOnWithoutAReasonFromTheMomentOn(TrainingStatus status) {
        var resumed = changed(EcfAction.RESUME.decide(with(asked("other"), in(status, teacher())))).periods();

        assertThat(resumed).extracting(period -> period.status()).containsExactly(TrainingStatus.ACTIVE, status, TrainingStatus.ACTIVE);
        assertThat(resumed.getLast().reason()).isNull();
        assertThat(resumed.getLast().from()).isEqualTo(EcfCases.AT);
    }

    /** Request clocks may go back: then the change replaces what would come after it. */
    @Test
    void whatIsSaidWithAnEarlierClockHoldsFromTheLatestChangeOn() {
        var resumed = changed(EcfAction.RESUME.decide(at(Examples.SEPTEMBER, asked(null), DEFERRED))).periods();

        assertThat(resumed).extracting(period -> period.status()).containsExactly(TrainingStatus.ACTIVE, TrainingStatus.ACTIVE);
        assertThat(resumed.getLast().from()).isEqualTo(Examples.OCTOBER);
    }
}
