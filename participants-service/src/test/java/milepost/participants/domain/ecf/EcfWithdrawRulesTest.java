package milepost.participants.domain.ecf;

import static milepost.participants.domain.ecf.EcfCases.AT;
import static milepost.participants.domain.ecf.EcfCases.asked;
import static milepost.participants.domain.ecf.EcfCases.at;
import static milepost.participants.domain.ecf.EcfCases.changed;
import static milepost.participants.domain.ecf.EcfCases.codes;
import static milepost.participants.domain.ecf.EcfCases.in;
import static milepost.participants.domain.ecf.EcfCases.untrained;
import static milepost.participants.domain.ecf.EcfCases.with;
import static milepost.participants.domain.ecf.Records.mentor;
import static milepost.participants.domain.ecf.Records.teacher;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EcfWithdrawRulesTest {

    private static final Map<String, EcfCase> BROKEN = Map.of(
            "the course is named", with(new Asked(null, "other", null, null), teacher()),
            "the course is one of the early career framework", with(new Asked("npq-headship", "other", null, null), teacher()),
            "the participant is one of yours on this course", untrained(with(asked("other"), teacher())),
            "somebody who left is another provider's", with(asked("other"), Records.given(teacher(), Examples.BIRCH, Examples.OCTOBER)),
            "a reason is given", with(asked(null), teacher()),
            "the reason is one for withdrawing", with(asked("parental-leave"), teacher()),
            "only mentors stop being mentors", with(asked("mentor-no-longer-being-mentor"), teacher()),
            "somebody withdrawn is not withdrawn again", with(asked("other"), in(TrainingStatus.WITHDRAWN, teacher())),
            "nobody is withdrawn before a whole day of training", at(Records.BEGINNING, asked("other"), teacher()));

    @Test
    void theRulesStandOnThePageInTheOrderInWhichTheyAreLookedAt() {
        assertThat(EcfCases.listed(EcfAction.WITHDRAW)).isEqualTo(Page.table("to withdraw in the ECF").stream().skip(1).toList());
        assertThat(Page.wordsAfter("to withdraw in the ECF")).isEqualTo(EcfReasons.FOR_WITHDRAWAL);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void aBrokenRuleAloneIsWhatTheProviderHears(Rule<EcfCase> rule) {
        assertThat(EcfAction.WITHDRAW.decide(BROKEN.get(rule.name()))).isEqualTo(new EcfDecision.Refused(List.of(rule)));
    }

    static Stream<Rule<EcfCase>> rules() {
        return EcfAction.WITHDRAW.rules().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reasons")
    void everyReasonIsTakenOfAMentorAndKeptAsItIsShown(String reason) {
        var withdrawn = changed(EcfAction.WITHDRAW.decide(with(asked(Role.MENTOR, reason), mentor()))).stretches().getLast();

        assertThat(withdrawn.last().status()).isEqualTo(TrainingStatus.WITHDRAWN);
        assertThat(withdrawn.beginningOf(TrainingStatus.WITHDRAWN)).hasValueSatisfying(period -> {
            assertThat(period.reason()).isEqualTo(switch (reason) {
                case "school-left-fip" -> "switched-to-school-led";
                case "changed_lead_provider" -> "changed-lead-provider";
                default -> reason;
            });
            assertThat(period.from()).isEqualTo(AT);
        });
    }

    static Stream<String> reasons() {
        return EcfReasons.FOR_WITHDRAWAL.stream();
    }

    @Test
    void somebodyDeferredCanBeWithdrawn() {
        assertThat(codes(EcfAction.WITHDRAW.decide(with(asked("other"), in(TrainingStatus.DEFERRED, teacher()))))).isEmpty();
    }

    /** Training begins on 2 September 2024, London's: that whole day has to be over. */
    @ParameterizedTest
    @CsvSource({"2024-08-31T12:00:00Z, training_under_a_day", "2024-09-02T22:59:59Z, training_under_a_day", "2024-09-02T23:00:00Z, "})
    void aWholeDayOfTrainingIsOneOfLondons(Instant at, String refusal) {
        assertThat(codes(EcfAction.WITHDRAW.decide(at(at, asked("other"), teacher()))))
                .isEqualTo(refusal == null ? List.of() : List.of(refusal));
    }

    @Test
    void severalBrokenRulesAreToldTogether() {
        var facts = at(Records.BEGINNING, asked("because"), in(TrainingStatus.WITHDRAWN, teacher()));

        assertThat(codes(EcfAction.WITHDRAW.decide(facts)))
                .containsExactly("reason_unknown", "participant_already_withdrawn", "training_under_a_day");
    }

    @Test
    void ofWhoLeftItIsOnlySaidThatTheyLeftAndWhatIsWrongWithWhatWasSent() {
        var facts = with(asked("mentor-no-longer-being-mentor"), Records.given(in(TrainingStatus.WITHDRAWN, teacher()), Examples.BIRCH, Examples.OCTOBER.plusSeconds(1)));

        assertThat(codes(EcfAction.WITHDRAW.decide(facts))).containsExactly("participant_left", "reason_for_mentors_only");
    }
}
