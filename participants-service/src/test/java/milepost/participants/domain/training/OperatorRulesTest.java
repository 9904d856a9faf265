package milepost.participants.domain.training;

import static milepost.participants.domain.Examples.ASTER;
import static milepost.participants.domain.Examples.AUTUMN;
import static milepost.participants.domain.Examples.BIRCH;
import static milepost.participants.domain.Examples.NOVEMBER;
import static milepost.participants.domain.Examples.OCTOBER;
import static milepost.participants.domain.training.Cases.AT;
import static milepost.participants.domain.training.Cases.HEADSHIP;
import static milepost.participants.domain.training.Cases.Y2024A;
import static milepost.participants.domain.training.Cases.Y2025A;
import static milepost.participants.domain.training.Cases.beside;
import static milepost.participants.domain.training.Cases.changed;
import static milepost.participants.domain.training.Cases.coached;
import static milepost.participants.domain.training.Cases.codes;
import static milepost.participants.domain.training.Cases.declared;
import static milepost.participants.domain.training.Cases.replaced;
import static milepost.participants.domain.training.Cases.schedule;
import static milepost.participants.domain.training.Cases.training;
import static milepost.participants.domain.training.Cases.with;
import static milepost.participants.domain.training.Cases.without;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import milepost.participants.domain.CourseIdentifier;
import milepost.participants.domain.DeclarationState;
import milepost.participants.domain.Enrolment;
import milepost.participants.domain.TrainingStatus;
import milepost.participants.domain.catalogue.CatalogueEntry.Course;
import milepost.participants.domain.catalogue.CourseGroup;
import milepost.participants.domain.catalogue.EntryKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OperatorRulesTest {

    private static final OperatorAction TO_2025 = new OperatorAction.ToCohort(Y2025A);

    @Test
    void aCohortNeedsTheScheduleOfTheSameNameAndCourseGroup() {
        var facts = with(Asked.because(null), training());

        assertThat(changed(TO_2025.decide(facts, AT)).cohort()).isEqualTo(Y2025A);
        assertThat(changed(TO_2025.decide(facts, AT)).schedule()).isEqualTo(AUTUMN);
        assertThat(codes(TO_2025.decide(without(EntryKey.of(Y2025A, AUTUMN), facts), AT))).containsExactly("schedule_not_in_cohort");
        assertThat(codes(TO_2025.decide(replaced(schedule(Y2025A, AUTUMN, CourseGroup.SPECIALIST, LocalDate.of(2025, 10, 1)), facts), AT)))
                .containsExactly("schedule_not_in_cohort");
        assertThat(codes(TO_2025.decide(without(EntryKey.of(Y2025A), facts), AT))).containsExactly("cohort_unknown");
    }

    @ParameterizedTest
    @EnumSource(DeclarationState.class)
    void aCohortStaysWhileDeclarationsAreLive(DeclarationState state) {
        var facts = with(Asked.because(null), training(), declared("started", OCTOBER, state));

        assertThat(codes(TO_2025.decide(facts, AT))).isEqualTo(state.isLive() ? List.of("cohort_has_declarations") : List.of());
    }

    /** Decision B3. */
    @Test
    void nobodyIsMovedOrReinstatedBesideOtherTraining() {
        var other = training().rescheduled(Y2025A, AUTUMN, OCTOBER);
        var withdrawn = training(TrainingStatus.WITHDRAWN);
        var active = new OperatorAction.ToStatus(TrainingStatus.ACTIVE, Asked.because(null));

        assertThat(codes(TO_2025.decide(beside(other, with(Asked.because(null), training())), AT))).containsExactly("participant_already_accepted");
        assertThat(codes(TO_2025.decide(beside(other, with(Asked.because(null), withdrawn)), AT))).as("withdrawn is no training").isEmpty();
        assertThat(codes(TO_2025.decide(beside(other.moved(TrainingStatus.WITHDRAWN, "other", NOVEMBER), with(Asked.because(null), training())), AT))).isEmpty();
        assertThat(codes(active.decide(beside(training(), with(Asked.because(null), withdrawn)), AT))).containsExactly("participant_already_accepted");
        assertThat(codes(active.decide(beside(training(), with(Asked.because(null), training(TrainingStatus.DEFERRED))), AT)))
                .as("deferred is training").isEmpty();
    }

    /** facts/npq 3.4 rule 6: the coaching offer and the additional support offer are one training. */
    @ParameterizedTest
    @CsvSource({"npq-early-headship-coaching-offer, npq-additional-support-offer", "npq-additional-support-offer, npq-early-headship-coaching-offer"})
    void coachingUnderItsOtherNameIsTheSameTraining(CourseIdentifier name, CourseIdentifier otherName) {
        var offered = replaced(schedule(Y2025A, AUTUMN, CourseGroup.EHCO, LocalDate.of(2025, 10, 1)),
                replaced(new Course(name, CourseGroup.EHCO), with(Asked.because(null), coached(name))));
        var moved = coached(otherName).rescheduled(Y2025A, AUTUMN, OCTOBER);
        var withdrawn = with(Asked.because(null), coached(name).moved(TrainingStatus.WITHDRAWN, "other", OCTOBER));
        var active = new OperatorAction.ToStatus(TrainingStatus.ACTIVE, Asked.because(null));

        assertThat(codes(TO_2025.decide(beside(moved, offered), AT))).containsExactly("participant_already_accepted");
        assertThat(codes(active.decide(beside(coached(otherName), withdrawn), AT))).containsExactly("participant_already_accepted");
        assertThat(codes(active.decide(beside(training(), withdrawn), AT))).as("headship is another one").isEmpty();
    }

    @Test
    void whatIsSoAlreadyIsNothingToDoWhateverTheRulesSay() {
        var facts = with(Asked.because(null), training(TrainingStatus.WITHDRAWN));

        assertThat(List.of(new OperatorAction.ToProvider(ASTER), new OperatorAction.ToCohort(Y2024A),
                new OperatorAction.ToStatus(TrainingStatus.WITHDRAWN, Asked.because(null))))
                .allSatisfy(action -> assertThat(action.decide(facts, AT)).isEqualTo(new Decision.Unchanged()));
    }

    @Test
    void deferringAndWithdrawingKeepToTheRulesOfProviders() {
        var facts = with(Asked.because(null), training());

        assertThat(codes(new OperatorAction.ToStatus(TrainingStatus.DEFERRED, Asked.because(null)).decide(facts, AT)))
                .containsExactly("reason_missing", "no_declarations");
        var because = with(Asked.because("other"), training());
        assertThat(codes(new OperatorAction.ToStatus(TrainingStatus.WITHDRAWN, Asked.because("other")).decide(because, AT)))
                .containsExactly("no_started_declaration");
    }

    /** Decisions C1 and C6a. */
    @Test
    void somebodyWithdrawnIsReinstatedAndNothingIsLeftOfTheWithdrawal() {
        var withdrawn = training(TrainingStatus.WITHDRAWN);
        var reinstated = changed(new OperatorAction.ToStatus(TrainingStatus.ACTIVE, Asked.because("by mistake"))
                .decide(with(Asked.because("by mistake"), withdrawn), AT));

        assertThat(withdrawn.current(TrainingStatus.WITHDRAWN)).isPresent();
        assertThat(reinstated.current(TrainingStatus.WITHDRAWN)).isEmpty();
        assertThat(reinstated.periods().getLast().reason()).isNull();
    }

    /** facts/npq 2.2: a withdrawal is shown to the provider whose record it is, from the day it was made. */
    @Test
    void aWithdrawalKeepsItsDateWhenTheCohortChangesAndIsNotTheNextProvidersRecord() {
        var withdrawn = training(TrainingStatus.WITHDRAWN);
        Enrolment moved = changed(TO_2025.decide(with(Asked.because(null), withdrawn), AT));
        Enrolment given = changed(new OperatorAction.ToProvider(BIRCH).decide(with(Asked.because(null), moved), AT));

        assertThat(moved.current(TrainingStatus.WITHDRAWN)).hasValueSatisfying(period -> assertThat(period.from()).isEqualTo(OCTOBER));
        assertThat(given.current(TrainingStatus.WITHDRAWN)).isEmpty();
        assertThat(given.leadProvider()).isEqualTo(BIRCH);
        assertThat(given.periods()).extracting(period -> period.leadProvider()).containsExactly(ASTER, ASTER, ASTER, BIRCH);
        assertThat(given.course()).isEqualTo(HEADSHIP);
    }
}
