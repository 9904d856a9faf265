package milepost.participants.domain.training;

import static milepost.participants.domain.Examples.OCTOBER;
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
import milepost.participants.domain.Page;
import milepost.participants.domain.TrainingStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class WithdrawRulesTest {

    private static final Map<String, TrainingCase> BROKEN = Map.of(
            "the course is named", with(new Asked(null, "other", null, null), training(), started()),
            "the course is one that can be taken", with(new Asked("npq-unheard-of", "other", null, null), training(), started()),
            "the participant trains with you on exactly this course", untrained(with(asked("other"), training())),
            "a reason is given", with(asked(null), training(), started()),
            "the reason is one for withdrawing", with(asked("parental-leave"), training(), started()),
            "somebody withdrawn is not withdrawn again", with(asked("other"), training(TrainingStatus.WITHDRAWN), started()),
            "training that was never declared as started is not withdrawn",
            with(asked("other"), training(), declared("completed", OCTOBER, DeclarationState.PAID)));

    @Test
    void theRulesStandOnThePageInTheOrderInWhichTheyAreLookedAt() {
        assertThat(Cases.listed(ProviderAction.WITHDRAW)).isEqualTo(Page.table("to withdraw").stream().skip(1).toList());
        assertThat(Page.wordsAfter("to withdraw")).isEqualTo(Reasons.FOR_WITHDRAWAL);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void aBrokenRuleAloneIsWhatTheProviderHears(Rule<TrainingCase> rule) {
        assertThat(ProviderAction.WITHDRAW.decide(BROKEN.get(rule.name()), AT)).isEqualTo(new Decision.Refused(List.of(rule)));
    }

    static Stream<Rule<TrainingCase>> rules() {
        return ProviderAction.WITHDRAW.rules().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reasons")
    void everyReasonIsTakenAndKeptWordForWord(String reason) {
        var withdrawn = changed(ProviderAction.WITHDRAW.decide(with(asked(reason), training(), started()), AT));

        assertThat(withdrawn.current(TrainingStatus.WITHDRAWN)).hasValueSatisfying(period -> {
            assertThat(period.reason()).isEqualTo(reason);
            assertThat(period.from()).isEqualTo(AT);
        });
    }

    static Stream<String> reasons() {
        return Reasons.FOR_WITHDRAWAL.stream();
    }

    @Test
    void somebodyDeferredMayBeWithdrawn() {
        var withdrawn = changed(ProviderAction.WITHDRAW.decide(with(asked("other"), training(TrainingStatus.DEFERRED), started()), AT));

        assertThat(withdrawn.trainingStatus()).isEqualTo(TrainingStatus.WITHDRAWN);
    }

    /** Decision C2. */
    @ParameterizedTest
    @EnumSource(DeclarationState.class)
    void theStartedDeclarationMayBeInAnyStateButVoided(DeclarationState state) {
        var facts = with(asked("other"), training(), declared("started", OCTOBER, state));

        assertThat(codes(ProviderAction.WITHDRAW.decide(facts, AT)))
                .isEqualTo(state == DeclarationState.VOIDED ? List.of("no_started_declaration") : List.of());
    }

    @Test
    void whetherTrainingStartedIsNotAskedWhileSomethingElseIsWrong() {
        assertThat(codes(ProviderAction.WITHDRAW.decide(with(asked("because"), training()), AT))).containsExactly("reason_unknown");
    }
}
