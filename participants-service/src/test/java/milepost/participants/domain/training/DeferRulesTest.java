package milepost.participants.domain.training;

import static milepost.participants.domain.training.Cases.AT;
import static milepost.participants.domain.training.Cases.asked;
import static milepost.participants.domain.training.Cases.changed;
import static milepost.participants.domain.training.Cases.codes;
import static milepost.participants.domain.training.Cases.declared;
import static milepost.participants.domain.training.Cases.started;
import static milepost.participants.domain.training.Cases.training;
import static milepost.participants.domain.training.Cases.untrained;
import static milepost.participants.domain.training.Cases.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import milepost.participants.domain.DeclarationState;
import milepost.participants.domain.Examples;
import milepost.participants.domain.Page;
import milepost.participants.domain.TrainingStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DeferRulesTest {

    private static final Map<String, TrainingCase> BROKEN = Map.of(
            "the course is named", with(new Asked(null, "other", null, null), training(), started()),
            "the course is one that can be taken", with(new Asked("ecf-mentor", "other", null, null), training(), started()),
            "the participant trains with you on exactly this course", untrained(with(asked("other"), training())),
            "a reason is given", with(asked(null), training(), started()),
            "the reason is one for deferring", with(asked("started-in-error"), training(), started()),
            "somebody deferred is not deferred again", with(asked("other"), training(TrainingStatus.DEFERRED), started()),
            "somebody withdrawn is not deferred", with(asked("other"), training(TrainingStatus.WITHDRAWN), started()),
            "training that nothing was declared for is not deferred", with(asked("other"), training()));

    @Test
    void theRulesStandOnThePageInTheOrderInWhichTheyAreLookedAt() {
        assertThat(Cases.listed(ProviderAction.DEFER)).isEqualTo(Page.table("to defer").stream().skip(1).toList());
        assertThat(Page.wordsAfter("to defer")).isEqualTo(Reasons.FOR_DEFERRAL);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void aBrokenRuleAloneIsWhatTheProviderHears(Rule<TrainingCase> rule) {
        assertThat(ProviderAction.DEFER.decide(BROKEN.get(rule.name()), AT)).isEqualTo(new Decision.Refused(List.of(rule)));
    }

    static Stream<Rule<TrainingCase>> rules() {
        return ProviderAction.DEFER.rules().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reasons")
    void everyReasonIsTakenAndKept(String reason) {
        var deferred = changed(ProviderAction.DEFER.decide(with(asked(reason), training(), started()), AT));

        assertThat(deferred.trainingStatus()).isEqualTo(TrainingStatus.DEFERRED);
        assertThat(deferred.current(TrainingStatus.DEFERRED)).hasValueSatisfying(period -> {
            assertThat(period.reason()).isEqualTo(reason);
            assertThat(period.from()).isEqualTo(AT);
        });
    }

    static Stream<String> reasons() {
        return Reasons.FOR_DEFERRAL.stream();
    }

    /** Decision C2: what is not voided counts, paid or not. */
    @ParameterizedTest
    @EnumSource(DeclarationState.class)
    void anyDeclarationThatIsNotVoidedIsEnough(DeclarationState state) {
        var facts = with(asked("other"), training(), declared("retained-1", Examples.OCTOBER, state));

        assertThat(codes(ProviderAction.DEFER.decide(facts, AT)))
                .isEqualTo(state == DeclarationState.VOIDED ? List.of("no_declarations") : List.of());
    }

    @Test
    void severalBrokenRulesAreToldTogether() {
        var facts = with(new Asked(null, "because", null, null), training(TrainingStatus.WITHDRAWN));

        assertThat(codes(ProviderAction.DEFER.decide(facts, AT)))
                .containsExactly("course_identifier_missing", "reason_unknown", "participant_already_withdrawn", "no_declarations");
    }
}
