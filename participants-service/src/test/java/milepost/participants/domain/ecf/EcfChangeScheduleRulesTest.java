package milepost.participants.domain.ecf;

import static milepost.participants.domain.DeclarationType.COMPLETED;
import static milepost.participants.domain.DeclarationType.STARTED;
import static milepost.participants.domain.Examples.ASTER;
import static milepost.participants.domain.ecf.EcfCases.AT;
import static milepost.participants.domain.ecf.EcfCases.FOREIGN;
import static milepost.participants.domain.ecf.EcfCases.JANUARY;
import static milepost.participants.domain.ecf.EcfCases.REDUCED;
import static milepost.participants.domain.ecf.EcfCases.REPLACEMENT;
import static milepost.participants.domain.ecf.EcfCases.SEPTEMBER;
import static milepost.participants.domain.ecf.EcfCases.Y2024A;
import static milepost.participants.domain.ecf.EcfCases.Y2025A;
import static milepost.participants.domain.ecf.EcfCases.asked;
import static milepost.participants.domain.ecf.EcfCases.changed;
import static milepost.participants.domain.ecf.EcfCases.codes;
import static milepost.participants.domain.ecf.EcfCases.declared;
import static milepost.participants.domain.ecf.EcfCases.in;
import static milepost.participants.domain.ecf.EcfCases.moving;
import static milepost.participants.domain.ecf.EcfCases.replaced;
import static milepost.participants.domain.ecf.EcfCases.standard;
import static milepost.participants.domain.ecf.EcfCases.untrained;
import static milepost.participants.domain.ecf.EcfCases.with;
import static milepost.participants.domain.ecf.EcfCases.without;
import static milepost.participants.domain.ecf.Records.mentor;
import static milepost.participants.domain.ecf.Records.teacher;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import milepost.participants.domain.Cohort;
import milepost.participants.domain.DeclarationState;
import milepost.participants.domain.Examples;
import milepost.participants.domain.Page;
import milepost.participants.domain.ScheduleIdentifier;
import milepost.participants.domain.TrainingStatus;
import milepost.participants.domain.catalogue.CatalogueEntry.CohortTerms;
import milepost.participants.domain.catalogue.CatalogueEntry.Offer;
import milepost.participants.domain.catalogue.CohortFunding;
import milepost.participants.domain.catalogue.EntryKey;
import milepost.participants.domain.training.Asked;
import milepost.participants.domain.training.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EcfChangeScheduleRulesTest {

    /** A teacher of 2024a who moves to the January schedule of 2025a. */
    private static final EcfCase IN_ORDER = with(moving(JANUARY, "2025"), teacher());

    private static final Map<String, EcfCase> BROKEN = Map.ofEntries(
            Map.entry("the course is named", with(new Asked(null, null, JANUARY.value(), "2025"), teacher())),
            Map.entry("the course is one of the early career framework", with(new Asked("npq-headship", null, JANUARY.value(), "2025"), teacher())),
            Map.entry("the participant is one of yours on this course", untrained(IN_ORDER)),
            Map.entry("somebody who left is another provider's",
                    with(moving(JANUARY, "2025"), Records.given(teacher(), Examples.BIRCH, Examples.OCTOBER))),
            Map.entry("the schedule is named", with(asked(null), teacher())),
            Map.entry("the cohort has the schedule", with(moving(new ScheduleIdentifier("ecf-unheard-of"), "2025"), teacher())),
            Map.entry("you offer the course in the cohort of the schedule", without(EntryKey.of(Y2025A, Role.ECT.course(), ASTER), IN_ORDER)),
            Map.entry("somebody withdrawn keeps the schedule", with(moving(JANUARY, "2025"), in(TrainingStatus.WITHDRAWN, teacher()))),
            Map.entry("somebody who completed keeps the schedule, unless it is reduced for an early career teacher",
                    with(moving(JANUARY, null), teacher(), declared(COMPLETED, "2026-09-01T09:00:00Z", DeclarationState.SUBMITTED))),
            Map.entry("the schedule is another one", with(moving(SEPTEMBER, null), teacher())),
            Map.entry("the schedule is one of the early career framework", with(moving(FOREIGN, null), teacher())),
            Map.entry("no mentor trains on a reduced schedule", with(moving(Role.MENTOR, REDUCED, null), mentor())),
            Map.entry("no early career teacher trains on a replacement schedule", with(moving(REPLACEMENT, null), teacher())),
            Map.entry("every live declaration fits the schedule",
                    with(moving(JANUARY, null), teacher(), declared(STARTED, "2024-10-07T09:00:00Z", DeclarationState.PAID))),
            Map.entry("nobody with live declarations changes the cohort, unless payments for that of an early career teacher are frozen",
                    with(moving(REDUCED, "2025"), teacher(), declared(STARTED, "2025-10-01T09:00:00Z", DeclarationState.SUBMITTED))));

    @Test
    void theRulesStandOnThePageInTheOrderInWhichTheyAreLookedAt() {
        assertThat(EcfCases.listed(EcfAction.CHANGE_SCHEDULE)).isEqualTo(Page.table("to change the schedule in the ECF").stream().skip(1).toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void aBrokenRuleAloneIsWhatTheProviderHears(Rule<EcfCase> rule) {
        assertThat(decide(BROKEN.get(rule.name()))).isEqualTo(new EcfDecision.Refused(List.of(rule)));
    }

    static Stream<Rule<EcfCase>> rules() {
        return EcfAction.CHANGE_SCHEDULE.rules().stream();
    }

    @Test
    void trainingGoesOnOnTheNewScheduleInItsCohortWithTheSamePartnerAndMentor() {
        var before = teacher().periods().getLast();
        var moved = changed(decide(IN_ORDER)).periods();

        assertThat(moved).hasSize(2);
        assertThat(moved.getLast().cohort()).isEqualTo(Y2025A);
        assertThat(moved.getLast().schedule()).isEqualTo(JANUARY);
        assertThat(moved.getLast().from()).isEqualTo(AT);
        assertThat(moved.getLast().deliveryPartner()).isEqualTo(before.deliveryPartner());
        assertThat(moved.getLast().mentor()).isEqualTo(before.mentor());
        assertThat(moved.getFirst().to()).isEqualTo(AT);
    }

    @Test
    void somebodyDeferredStaysDeferredOnTheNewSchedule() {
        var moved = changed(decide(with(moving(JANUARY, null), in(TrainingStatus.DEFERRED, teacher())))).stretches().getLast();

        assertThat(moved.last().schedule()).isEqualTo(JANUARY);
        assertThat(moved.last().reason()).isEqualTo("other");
        assertThat(moved.beginningOf(TrainingStatus.DEFERRED)).hasValueSatisfying(began -> assertThat(began.from()).isEqualTo(Examples.OCTOBER));
    }

    @Test
    void aMentorTrainsOnReplacementAndATeacherOnReducedSchedules() {
        assertThat(codes(decide(with(moving(Role.MENTOR, REPLACEMENT, null), mentor())))).isEmpty();
        assertThat(codes(decide(with(moving(REDUCED, null), teacher())))).isEmpty();
    }

    /** facts/ecf 7.1. */
    @Test
    void ofThoseWhoCompletedOnlyTeachersMoveAndOnlyToAReducedSchedule() {
        var completed = declared(COMPLETED, "2026-05-04T09:00:00Z", DeclarationState.ELIGIBLE);
        var voided = declared(COMPLETED, "2026-05-04T09:00:00Z", DeclarationState.VOIDED);

        assertThat(codes(decide(with(moving(REDUCED, null), teacher(), completed)))).isEmpty();
        assertThat(codes(decide(with(moving(Role.MENTOR, REPLACEMENT, null), mentor(), completed)))).containsExactly("participant_completed");
        assertThat(codes(decide(with(moving(Role.MENTOR, REPLACEMENT, null), mentor(), voided)))).isEmpty();
    }

    /** facts/ecf 2.12: the present cohort unless a year is named; of a year's cohorts the present one before the latest. */
    @Test
    void theScheduleIsLookedForInTheCohortThatIsMeant() {
        var y2024b = new Cohort("2024b");
        var two = replaced(new CohortTerms(y2024b, CohortFunding.FULL, null), replaced(standard(y2024b, JANUARY, 1),
                replaced(new Offer(y2024b, Role.ECT.course(), ASTER, false), with(moving(JANUARY, "2024"), teacher()))));

        assertThat(cohort(with(moving(JANUARY, null), teacher()))).isEqualTo(Y2024A);
        assertThat(cohort(two)).isEqualTo(Y2024A);
        assertThat(cohort(without(EntryKey.of(Y2024A, JANUARY), two))).isEqualTo(y2024b);
    }

    @ParameterizedTest
    @CsvSource({"2019", "soon", "2025a", "20255", "[2025]"})
    void aYearWithoutCohortsOrNoYearAtAllHasNoSchedule(String cohort) {
        assertThat(codes(decide(with(moving(JANUARY, cohort), teacher())))).containsExactly("schedule_not_found");
    }

    /** Decisions C3 and D4: the first and the last day of the window are London's and count. The January one is open from January to March 2025. */
    @ParameterizedTest
    @CsvSource({"2024-12-31T23:59:59Z, schedule_invalidates_declarations", "2025-01-01T00:00:00Z, ", "2025-03-31T22:59:59Z, ",
            "2025-03-31T23:00:00Z, schedule_invalidates_declarations"})
    void aDeclarationFitsOnTheFirstAndTheLastDayOfItsWindow(String date, String refusal) {
        var facts = with(moving(JANUARY, null), teacher(), declared(STARTED, date, DeclarationState.ELIGIBLE));

        assertThat(codes(decide(facts))).isEqualTo(refusal == null ? List.of() : List.of(refusal));
    }

    @Test
    void aWindowWithoutAnEndStaysOpen() {
        assertThat(codes(decide(with(moving(REDUCED, null), teacher(), declared(STARTED, "2029-09-01T09:00:00Z", DeclarationState.PAID))))).isEmpty();
    }

    /** Decision D0. */
    @ParameterizedTest
    @EnumSource(DeclarationState.class)
    void onlyLiveDeclarationsAreInTheWay(DeclarationState state) {
        var facts = with(moving(JANUARY, "2025"), teacher(), declared(STARTED, "2024-10-07T09:00:00Z", state));

        assertThat(codes(decide(facts)))
                .isEqualTo(state.isLive() ? List.of("schedule_invalidates_declarations", "cohort_has_declarations") : List.of());
    }

    @Test
    void anOfferThatWasTakenBackIsNone() {
        assertThat(codes(decide(replaced(new Offer(Y2025A, Role.ECT.course(), ASTER, true), IN_ORDER)))).containsExactly("course_not_offered");
    }

    @Test
    void nothingIsDecidedBeforeTheTermsOfBothCohortsAreKnown() {
        assertThat(codes(decide(without(EntryKey.of(Y2024A), IN_ORDER)))).containsExactly("schedule_not_found");
        assertThat(codes(decide(without(EntryKey.of(Y2025A), IN_ORDER)))).containsExactly("schedule_not_found");
    }

    @Test
    void severalBrokenRulesAreToldTogetherButGatedOnesWait() {
        var facts = without(EntryKey.of(Y2025A, Role.ECT.course(), ASTER), with(new Asked("ecf-induction", null, REPLACEMENT.value(), "2025"),
                in(TrainingStatus.WITHDRAWN, teacher()), declared(STARTED, "2024-10-07T09:00:00Z", DeclarationState.PAID)));

        assertThat(codes(decide(facts))).containsExactly("course_not_offered", "participant_already_withdrawn", "schedule_for_mentors_only",
                "schedule_invalidates_declarations", "cohort_has_declarations");
    }

    private static Cohort cohort(EcfCase facts) {
        return changed(decide(facts)).periods().getLast().cohort();
    }

    private static EcfDecision decide(EcfCase facts) {
        return EcfAction.CHANGE_SCHEDULE.decide(facts);
    }
}
