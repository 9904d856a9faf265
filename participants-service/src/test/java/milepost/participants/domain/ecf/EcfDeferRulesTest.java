package milepost.participants.domain.ecf;

import static milepost.participants.domain.ecf.EcfCases.AT;
import static milepost.participants.domain.ecf.EcfCases.asked;
import static milepost.participants.domain.ecf.EcfCases.at;
import static milepost.participants.domain.ecf.EcfCases.changed;
import static milepost.participants.domain.ecf.EcfCases.codes;
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
import milepost.participants.domain.training.Reasons;
import milepost.participants.domain.training.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EcfDeferRulesTest {

    private static final Map<String, EcfCase> BROKEN = Map.of(
            "the course is named", with(new Asked(null, "other", null, null), teacher()),
            "the course is one of the early career framework", with(new Asked("npq-headship", "other", null, null), teacher()),
            "the participant is one of yours on this course", untrained(with(asked("other"), teacher())),
            "somebody who left is another provider's", with(asked("other"), Records.given(teacher(), Examples.BIRCH, Examples.OCTOBER)),
            "a reason is given", with(asked(null), teacher()),
            "the reason is one for deferring", with(asked("moved-school"), teacher()),
            "somebody deferred is not deferred again", with(asked("other"), in(TrainingStatus.DEFERRED, teacher())),
            "somebody withdrawn is not deferred", with(asked("other"), in(TrainingStatus.WITHDRAWN, teacher())),
            "nobody is deferred before a whole day of training", at(Records.BEGINNING, asked("other"), teacher()));

    @Test
    void theRulesStandOnThePageInTheOrderInWhichTheyAreLookedAt() {
        assertThat(EcfCases.listed(EcfAction.DEFER)).isEqualTo(Page.table("to defer in the ECF").stream().skip(1).toList());
        assertThat(Page.wordsAfter("to defer in the ECF")).isEqualTo(Reasons.FOR_DEFERRAL);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void aBrokenRuleAloneIsWhatTheProviderHears(Rule<EcfCase> rule) {
        assertThat(EcfAction.DEFER.decide(BROKEN.get(rule.name()))).isEqualTo(new EcfDecision.Refused(List.of(rule)));
    }

    static Stream<Rule<EcfCase>> rules() {
        return EcfAction.DEFER.rules().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reasons")
    void everyReasonIsTakenAndKept(String reason) {
        var deferred = changed(EcfAction.DEFER.decide(with(asked(reason), teacher()))).stretches().getLast();

        assertThat(deferred.beginningOf(TrainingStatus.DEFERRED)).hasValueSatisfying(period -> {
            assertThat(period.reason()).isEqualTo(reason);
            assertThat(period.from()).isEqualTo(AT);
        });
    }

    static Stream<String> reasons() {
        return Reasons.FOR_DEFERRAL.stream();
    }

    @Test
    void severalBrokenRulesAreToldTogether() {
        var facts = at(Records.BEGINNING, new Asked(null, null, null, null), teacher());

        assertThat(codes(EcfAction.DEFER.decide(facts))).containsExactly("course_identifier_missing", "reason_missing", "training_under_a_day");
    }
}
