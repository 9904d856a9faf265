package milepost.declarations.domain.outcome;

import static milepost.declarations.Examples.DECLARATION;
import static milepost.declarations.Examples.NOW;
import static milepost.declarations.Examples.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import milepost.declarations.domain.CourseGroup;
import milepost.declarations.domain.Declaration;
import milepost.declarations.domain.DeclarationId;
import milepost.declarations.domain.DeclarationState;
import milepost.declarations.domain.DeclarationType;
import milepost.declarations.domain.IneligibleReason;
import milepost.declarations.domain.Outcome;
import milepost.declarations.domain.ParticipantId;
import milepost.declarations.domain.StatementId;
import milepost.declarations.domain.VoidedBy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an outcome is checked for, as a policy person would read it: each rule broken alone, then all that can be broken at once. */
class OutcomeRulesTest {

    private static final StatementId STATEMENT = new StatementId(new UUID(7, 1));

    private @Nullable String course = "npq-headship";
    private @Nullable CourseGroup group = CourseGroup.LEADERSHIP;
    private @Nullable String state = "passed";
    private @Nullable String date = "2024-11-19";
    private @Nullable ParticipantId survivor;
    private @Nullable Declaration completed = submitted(DECLARATION, DeclarationType.COMPLETED);
    private Instant clock = NOW;

    @ParameterizedTest(name = "{0}: {1} = {2} is {3}")
    @CsvSource(nullValues = "none", value = {
        "a sound outcome,                    state,  passed,               none",
        "a failure,                          state,  failed,               none",
        "no participant of that id any more, person, replaced,             participant_id_changed",
        "no course,                          course, none,                 course_identifier_missing",
        "the early headship coaching offer,  group,  EHCO,                 course_without_outcome",
        "the additional support offer,       group,  SUPPORT,              course_without_outcome",
        "a course for early career teachers, group,  ECF,                  course_without_outcome",
        "a course nobody offers,             group,  none,                 course_without_outcome",
        "a specialist course,                group,  SPECIALIST,           none",
        "no state,                           state,  none,                 state_missing",
        "an outcome that only a void makes,  state,  voided,               state_invalid",
        "a state in capitals,                state,  PASSED,               state_invalid",
        "no date,                            date,   none,                 completion_date_missing",
        "a month that does not exist,        date,   2021-13-01,           completion_date_invalid",
        "a day that does not exist,          date,   2023-02-29,           completion_date_invalid",
        "a British date,                     date,   19/11/2024,           completion_date_invalid",
        "a year that never was,              date,   0000-01-01,           completion_date_invalid",
        "a year alone,                       date,   2024,                 completion_date_invalid",
        "a date with a time,                 date,   2024-11-19T08:00:00Z, none",
        "today,                              date,   2024-11-20,           none",
        "tomorrow,                           date,   2024-11-21,           completion_date_in_future",
        "nothing completed,                  done,   none,                 completed_declaration_missing"})
    void eachRuleIsBrokenAlone(String what, String attribute, @Nullable String value, @Nullable String code) {
        switch (attribute) {
            case "person" -> survivor = new ParticipantId(new UUID(2, 9));
            case "course" -> course = value;
            case "group" -> group = value == null ? null : CourseGroup.valueOf(value);
            case "state" -> state = value;
            case "date" -> date = value;
            case "done" -> completed = null;
            default -> throw new IllegalArgumentException(attribute);
        }

        assertThat(codes()).as(what).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceAndInThisOrder() {
        course = null;
        state = null;
        date = null;
        completed = null;
        assertThat(codes()).containsExactly("course_identifier_missing", "state_missing", "completion_date_missing", "completed_declaration_missing");

        course = "npq-early-headship-coaching-offer";
        group = CourseGroup.EHCO;
        state = "voided";
        date = "2024-12-01";
        assertThat(codes()).containsExactly("course_without_outcome", "state_invalid", "completed_declaration_missing", "completion_date_in_future");

        survivor = new ParticipantId(new UUID(2, 9));
        assertThat(codes()).as("a retired id has no declarations, which goes without saying")
                .containsExactly("participant_id_changed", "course_without_outcome", "state_invalid", "completion_date_in_future");
    }

    @ParameterizedTest
    @ValueSource(strings = {"submitted", "eligible", "payable", "paid", "ineligible"})
    void whatWasNotTakenBackMayHaveAnOutcome(String slug) {
        completed = in(slug);
        assertThat(codes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"voided", "awaiting_clawback", "clawed_back"})
    void whatWasTakenBackHasNoneAnyMore(String slug) {
        completed = in(slug);
        assertThat(codes()).containsExactly("completed_declaration_missing");
    }

    @ParameterizedTest
    @CsvSource({"submitted, PASSED", "eligible, PASSED", "payable, PASSED", "paid, PASSED", "ineligible, PASSED", "voided, VOIDED",
            "awaiting_clawback, VOIDED", "clawed_back, VOIDED"})
    void anOutcomeIsVoidWhereTheDeclarationWasTakenBackAndNowhereElse(String slug, Outcome.Result result) {
        Declaration passed = in(slug).with(Outcome.of(DECLARATION, Outcome.Result.PASSED, LocalDate.of(2024, 11, 19), NOW));

        assertThat(passed.withOutcomeVoidedWhereTakenBack(NOW).outcome().result()).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource({"2024-07-01T22:59:59Z,completion_date_in_future", "2024-07-01T23:00:00Z,"})
    void tomorrowBeginsAtMidnightInLondon(String now, @Nullable String code) {
        clock = Instant.parse(now);
        date = "2024-07-02";

        assertThat(codes()).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void everyReasonBelongsToOneRule() {
        assertThat(OutcomeRules.IN_ORDER.stream().map(OutcomeRules.Rule::reason)).containsExactlyInAnyOrder(OutcomeReason.values());
        assertThat(Arrays.stream(OutcomeReason.values()).map(OutcomeReason::sentence)).allMatch(sentence -> sentence.endsWith("."))
                .doesNotHaveDuplicates();
    }

    private static Declaration in(String slug) {
        DeclarationState state = switch (slug) {
            case "submitted" -> new DeclarationState.Submitted();
            case "eligible" -> new DeclarationState.Eligible(STATEMENT);
            case "payable" -> new DeclarationState.Payable(STATEMENT);
            case "paid" -> new DeclarationState.Paid(STATEMENT);
            case "ineligible" -> new DeclarationState.Ineligible(new IneligibleReason.Duplicate(new DeclarationId(new UUID(6, 6))));
            case "voided" -> new DeclarationState.Voided(VoidedBy.PROVIDER);
            case "awaiting_clawback" -> new DeclarationState.AwaitingClawback(STATEMENT, null);
            case "clawed_back" -> new DeclarationState.ClawedBack(STATEMENT, STATEMENT);
            default -> throw new IllegalArgumentException(slug);
        };
        return submitted(DECLARATION, DeclarationType.COMPLETED).moveTo(state, NOW);
    }

    private List<String> codes() {
        return OutcomeRules.brokenBy(new Report(new OutcomeForm(course, state, date), survivor, group, completed, clock)).stream()
                .map(rule -> rule.reason().code()).toList();
    }
}
