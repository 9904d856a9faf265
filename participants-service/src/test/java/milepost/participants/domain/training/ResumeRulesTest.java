package milepost.participants.domain.training;

import static milepost.participants.domain.training.Cases.AT;
import static milepost.participants.domain.training.Cases.asked;
import static milepost.participants.domain.training.Cases.changed;
import static milepost.participants.domain.training.Cases.training;
import static milepost.participants.domain.training.Cases.untrained;
import static milepost.participants.domain.training.Cases.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import milepost.participants.domain.Page;
import milepost.participants.domain.TrainingStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResumeRulesTest {

    private static final Map<String, TrainingCase> BROKEN = Map.of(
            "the course is named", with(new Asked(null, null, null, null), training(TrainingStatus.DEFERRED)),
            "the course is one that can be taken", with(new Asked("npq-unheard-of", null, null, null), training(TrainingStatus.DEFERRED)),
            "the participant trains with you on exactly this course", untrained(with(asked(null), training())),
            "somebody active has nothing to resume", with(asked(null), training()),
            "somebody withdrawn does not resume", with(asked(null), training(TrainingStatus.WITHDRAWN)));

    @Test
    void theRulesStandOnThePageInTheOrderInWhichTheyAreLookedAt() {
        assertThat(Cases.listed(ProviderAction.RESUME)).isEqualTo(Page.table("to resume").stream().skip(1).toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void aBrokenRuleAloneIsWhatTheProviderHears(Rule<TrainingCase> rule) {
        assertThat(ProviderAction.RESUME.decide(BROKEN.get(rule.name()), AT)).isEqualTo(new Decision.Refused(List.of(rule)));
    }

    static Stream<Rule<TrainingCase>> rules() {
        return ProviderAction.RESUME.rules().stream();
    }

    @Test
    void somebodyDeferredTrainsAgainAndTheDeferralIsHistory() {
        var resumed = changed(ProviderAction.RESUME.decide(with(asked(null), training(TrainingStatus.DEFERRED)), AT));

        assertThat(resumed.trainingStatus()).isEqualTo(TrainingStatus.ACTIVE);
        assertThat(resumed.current(TrainingStatus.DEFERRED)).isEmpty();
        assertThat(resumed.periods()).extracting(period -> period.status().word()).containsExactly("active", "deferred", "active");
        assertThat(resumed.periods()).extracting(period -> period.to() == null).containsExactly(false, false, true);
        assertThat(resumed.periods().getLast().reason()).isNull();
    }
}
