package milepost.participants.domain.training;

import static milepost.participants.domain.Examples.ASTER;
import static milepost.participants.domain.Examples.AUTUMN;
import static milepost.participants.domain.Examples.OCTOBER;
import static milepost.participants.domain.Examples.SPRING;
import static milepost.participants.domain.training.Cases.AT;
import static milepost.participants.domain.training.Cases.COACHING;
import static milepost.participants.domain.training.Cases.HEADSHIP;
import static milepost.participants.domain.training.Cases.SPECIALIST;
import static milepost.participants.domain.training.Cases.SUPPORT;
import static milepost.participants.domain.training.Cases.Y2024A;
import static milepost.participants.domain.training.Cases.Y2024B;
import static milepost.participants.domain.training.Cases.Y2025A;
import static milepost.participants.domain.training.Cases.asked;
import static milepost.participants.domain.training.Cases.beside;
import static milepost.participants.domain.training.Cases.changed;
import static milepost.participants.domain.training.Cases.coached;
import static milepost.participants.domain.training.Cases.codes;
import static milepost.participants.domain.training.Cases.declared;
import static milepost.participants.domain.training.Cases.funded;
import static milepost.participants.domain.training.Cases.moving;
import static milepost.participants.domain.training.Cases.replaced;
import static milepost.participants.domain.training.Cases.schedule;
import static milepost.participants.domain.training.Cases.training;
import static milepost.participants.domain.training.Cases.untrained;
import static milepost.participants.domain.training.Cases.with;
import static milepost.participants.domain.training.Cases.without;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import milepost.participants.domain.DeclarationState;
import milepost.participants.domain.Enrolment;
import milepost.participants.domain.Page;
import milepost.participants.domain.ScheduleIdentifier;
import milepost.participants.domain.TrainingStatus;
import milepost.participants.domain.catalogue.CatalogueEntry.Course;
import milepost.participants.domain.catalogue.CatalogueEntry.Offer;
import milepost.participants.domain.catalogue.CohortFunding;
import milepost.participants.domain.catalogue.CourseGroup;
import milepost.participants.domain.catalogue.EntryKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChangeScheduleRulesTest {

    /** Somebody of 2024a who moves to the autumn of 2025a. */
    private static final TrainingCase IN_ORDER = with(moving(AUTUMN, "2025"), training());
    private static final Instant SPRING_DAY = Instant.parse("2026-02-01T09:00:00Z");

    private static final Map<String, TrainingCase> BROKEN = Map.ofEntries(
            Map.entry("the course is named", with(new Asked(null, null, AUTUMN.value(), "2025"), training())),
            Map.entry("the course is one that can be taken", with(new Asked("npq-unheard-of", null, AUTUMN.value(), "2025"), training())),
            Map.entry("the participant trains with you on exactly this course", untrained(IN_ORDER)),
            Map.entry("the schedule is named", with(asked(null), training())),
            Map.entry("a cohort of that year has the schedule", with(moving(new ScheduleIdentifier("npq-ehco-june"), "2025"), training())),
            Map.entry("you offer the course in the cohort of the schedule", without(EntryKey.of(Y2025A, HEADSHIP, ASTER), IN_ORDER)),
            Map.entry("somebody withdrawn keeps the schedule", with(moving(AUTUMN, "2025"), training(TrainingStatus.WITHDRAWN))),
            Map.entry("somebody deferred keeps the schedule", with(moving(AUTUMN, "2025"), training(TrainingStatus.DEFERRED))),
            Map.entry("every live declaration fits the schedule",
                    with(moving(AUTUMN, "2025"), training(), declared("started", OCTOBER, DeclarationState.PAID))),
            Map.entry("the schedule is another one", onlyCohortOfItsYear(with(moving(AUTUMN, null), training()))),
            Map.entry("the schedule is one for the course", with(moving(SPECIALIST, "2025"), training())),
            Map.entry("nobody with live declarations changes the cohort",
                    with(moving(AUTUMN, "2025"), training(), declared("started", SPRING_DAY, DeclarationState.SUBMITTED))),
            Map.entry("nobody moves from a capped cohort to a full one", funded(Y2025A, CohortFunding.FULL, IN_ORDER)),
            Map.entry("nobody moves from a cohort without funding to a funded one", funded(Y2024A, CohortFunding.ZERO, IN_ORDER)),
            Map.entry("nobody trains twice for a course in one cohort", beside(other(TrainingStatus.DEFERRED), IN_ORDER)));

    /** The same course in 2025a already, with whomever. */
    private static Enrolment other(TrainingStatus status) {
        return training(status).rescheduled(Y2025A, AUTUMN, AT);
    }

    @Test
    void theRulesStandOnThePageInTheOrderInWhichTheyAreLookedAt() {
        assertThat(Cases.listed(ProviderAction.CHANGE_SCHEDULE)).isEqualTo(Page.table("to change the schedule").stream().skip(1).toList());
    }

    @Test
    void trainingThatEndedOrIsOnAnotherCourseOrInAnotherCohortIsNotInTheWay() {
        assertThat(codes(decide(beside(other(TrainingStatus.WITHDRAWN), IN_ORDER)))).isEmpty();
        assertThat(codes(decide(beside(training(), IN_ORDER)))).isEmpty();
        assertThat(codes(decide(beside(other(TrainingStatus.ACTIVE), with(moving(SPRING, "2024"), training()))))).isEmpty();
    }

    /** facts/npq 3.4 rule 6: the coaching offer and the additional support offer are one training. */
    @Test
    void coachingUnderItsOtherNameIsInTheWay() {
        var coaching = replaced(new Course(COACHING, CourseGroup.LEADERSHIP), replaced(new Offer(Y2025A, COACHING, ASTER, false),
                with(new Asked(COACHING.value(), null, AUTUMN.value(), "2025"), coached(COACHING))));

        assertThat(codes(decide(coaching))).isEmpty();
        assertThat(codes(decide(beside(coached(SUPPORT).rescheduled(Y2025A, AUTUMN, OCTOBER), coaching)))).containsExactly("participant_already_accepted");
        assertThat(codes(decide(beside(other(TrainingStatus.ACTIVE), coaching)))).as("headship is another one").isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void aBrokenRuleAloneIsWhatTheProviderHears(Rule<TrainingCase> rule) {
        assertThat(ProviderAction.CHANGE_SCHEDULE.decide(BROKEN.get(rule.name()), AT)).isEqualTo(new Decision.Refused(List.of(rule)));
    }

    static Stream<Rule<TrainingCase>> rules() {
        return ProviderAction.CHANGE_SCHEDULE.rules().stream();
    }

    @Test
    void trainingGoesOnOnTheNewScheduleInItsCohort() {
        var moved = changed(ProviderAction.CHANGE_SCHEDULE.decide(IN_ORDER, AT));

        assertThat(moved.cohort()).isEqualTo(Y2025A);
        assertThat(moved.schedule()).isEqualTo(AUTUMN);
        assertThat(moved.trainingStatus()).isEqualTo(TrainingStatus.ACTIVE);
        assertThat(moved.periods()).extracting(period -> period.cohort().identifier()).containsExactly("2024a", "2025a");
        assertThat(moved.periods().getLast().from()).isEqualTo(AT);
        assertThat(moved.acceptedAt()).isEqualTo(training().acceptedAt());
    }

    /** facts/npq 4.6: the year that was sent, else the one in which the participant trains; of its cohorts the latest that has the schedule. */
    @Test
    void ofSeveralCohortsOfAYearTheLatestThatHasTheScheduleIsTaken() {
        var withinTheYear = with(moving(SPRING, null), training());

        assertThat(changed(decide(withinTheYear)).cohort()).isEqualTo(Y2024B);
        assertThat(changed(decide(without(EntryKey.of(Y2024B, SPRING), withinTheYear))).cohort()).isEqualTo(Y2024A);
        assertThat(changed(decide(with(moving(AUTUMN, "2025"), training()))).cohort()).isEqualTo(Y2025A);
    }

    @ParameterizedTest
    @CsvSource({"2023", "soon", "2025a", "20255", "[2025]"})
    void aYearWithoutCohortsOrNoYearAtAllHasNoSchedule(String cohort) {
        assertThat(codes(decide(with(moving(AUTUMN, cohort), training())))).containsExactly("schedule_not_found");
    }

    /** Decision C3 and D4: London's first day itself is fine, the evening before is not. */
    @ParameterizedTest
    @CsvSource({"2024-09-30T22:59:59Z, schedule_invalidates_declarations", "2024-09-30T23:00:00Z, ", "2024-10-01T00:00:00Z, "})
    void aDeclarationOnTheFirstDayOfTheNewScheduleIsFine(Instant date, String refusal) {
        var other = new ScheduleIdentifier("npq-leadership-other");
        var facts = replaced(schedule(Y2024A, other, CourseGroup.LEADERSHIP, LocalDate.of(2024, 10, 1)),
                with(moving(other, null), training(), declared("started", date, DeclarationState.ELIGIBLE)));

        assertThat(codes(decide(facts))).isEqualTo(refusal == null ? List.of() : List.of(refusal));
    }

    @Test
    void aTypeThatTheNewScheduleDoesNotHaveIsInTheWay() {
        var facts = with(moving(AUTUMN, "2025"), training(), declared("retained-1", SPRING_DAY, DeclarationState.SUBMITTED));

        assertThat(codes(decide(facts))).containsExactly("schedule_invalidates_declarations");
    }

    /** Decision D0. */
    @ParameterizedTest
    @EnumSource(DeclarationState.class)
    void onlyLiveDeclarationsAreInTheWay(DeclarationState state) {
        var facts = with(moving(AUTUMN, "2025"), training(), declared("started", OCTOBER, state));

        assertThat(codes(decide(facts))).isEqualTo(state.isLive() ? List.of("schedule_invalidates_declarations") : List.of());
    }

    @ParameterizedTest(name = "from {0} to {1}: {2}")
    @CsvSource({
            "ZERO, ZERO, ", "ZERO, CAPPED, cohort_not_funded", "ZERO, FULL, cohort_not_funded",
            "CAPPED, ZERO, ", "CAPPED, CAPPED, ", "CAPPED, FULL, cohort_funding_mismatch",
            "FULL, ZERO, ", "FULL, CAPPED, ", "FULL, FULL, "})
    void whereACohortIsFundedDecidesWhoMayMoveThere(CohortFunding from, CohortFunding to, String refusal) {
        var facts = funded(Y2024A, from, funded(Y2025A, to, IN_ORDER));

        assertThat(codes(decide(facts))).isEqualTo(refusal == null ? List.of() : List.of(refusal));
    }

    @Test
    void anOfferThatWasTakenBackIsNone() {
        assertThat(codes(decide(replaced(new Offer(Y2025A, HEADSHIP, ASTER, true), IN_ORDER)))).containsExactly("course_not_offered");
    }

    @Test
    void nothingIsDecidedBeforeTheTermsOfBothCohortsAreKnown() {
        assertThat(codes(decide(without(EntryKey.of(Y2024A), IN_ORDER)))).containsExactly("schedule_not_found");
        assertThat(codes(decide(without(EntryKey.of(Y2025A), IN_ORDER)))).containsExactly("schedule_not_found");
    }

    @Test
    void severalBrokenRulesAreToldTogetherButGatedOnesWait() {
        var facts = funded(Y2025A, CohortFunding.FULL, with(moving(SPECIALIST, "2025"), training(TrainingStatus.DEFERRED),
                declared("started", OCTOBER, DeclarationState.PAID)));

        assertThat(codes(decide(facts)))
                .containsExactly("participant_deferred", "schedule_invalidates_declarations", "cohort_funding_mismatch");
    }

    private static Decision decide(TrainingCase facts) {
        return ProviderAction.CHANGE_SCHEDULE.decide(facts, AT);
    }

    private static TrainingCase onlyCohortOfItsYear(TrainingCase facts) {
        return without(EntryKey.of(Y2024B, AUTUMN), facts);
    }
}
