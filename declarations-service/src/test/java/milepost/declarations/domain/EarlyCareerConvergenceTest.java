package milepost.declarations.domain;

import static milepost.declarations.Examples.ASTER;
import static milepost.declarations.Examples.BIRCH;
import static milepost.declarations.Examples.CLEO;
import static milepost.declarations.Examples.COHORT;
import static milepost.declarations.Examples.NOW;
import static milepost.declarations.Examples.TRAINING;
import static milepost.declarations.Examples.submittedForTeacher;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import milepost.declarations.domain.DeclarationState.Ineligible;
import milepost.declarations.domain.Surroundings.Told;
import milepost.declarations.domain.Training.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a teacher's declaration – Aster's, retained-1, of 5 February 2025 – when the training record changes. */
class EarlyCareerConvergenceTest {

    private static final ProviderId CEDAR = new ProviderId(new UUID(1, 3));
    private static final ParticipantId MENTOR = new ParticipantId(new UUID(2, 9));
    private static final Instant SUMMER = Instant.parse("2025-07-01T12:00:00Z");

    @ParameterizedTest(name = "trained by {0}, over since {1} → {2}")
    @CsvSource(nullValues = "never", value = {
        "Aster 2024-09-01,                                         never,      Aster",
        "Aster 2024-09-01 Birch 2025-03-01,                        never,      Aster Birch",
        "Aster 2024-09-01 Birch 2025-03-01,                        2025-03-02, Aster Birch",
        "Aster 2024-09-01 Birch 2025-03-01,                        2025-02-28, Aster",
        "Aster 2024-09-01 Birch 2099-03-01,                        never,      Aster Birch",
        "Aster 2024-09-01 Birch 2099-03-01,                        2025-06-01, Aster",
        "Birch 2024-09-01 Aster 2025-02-01,                        never,      Aster",
        "Birch 2024-09-01 Aster 2025-02-06,                        never,      Aster Birch",
        "Aster 2024-09-01 Birch 2025-03-01 Cedar 2025-05-01,       never,      Aster Birch Cedar",
        "Aster 2024-09-01 Birch 2025-03-01 Cedar 2025-05-01,       2025-04-01, Aster Birch",
        "Birch 2024-09-01,                                         never,      Aster Birch"})
    void whoSeesIt(String trained, @Nullable LocalDate over, String viewers) {
        Instant until = over == null ? null : over.atTime(12, 0).toInstant(ZoneOffset.UTC);
        Declaration declaration = over == null ? submittedForTeacher()
                : submittedForTeacher().moveTo(new DeclarationState.Voided(VoidedBy.PROVIDER), until);

        assertThat(converged(declaration, record(trained, Status.ACTIVE), SUMMER).viewers())
                .containsExactlyInAnyOrderElementsOf(Stream.of(viewers.split(" ")).map(EarlyCareerConvergenceTest::provider).toList());
    }

    @ParameterizedTest
    @CsvSource({"Aster 2024-09-01,true", "Aster 2024-09-01 Birch 2025-03-01,false", "Aster 2024-09-01 Birch 2025-08-01,true", "Birch 2024-09-01 Aster 2025-02-01,true"})
    void anUnpaidDeclarationGivesUpItsSlotOnceAnotherProviderTrains(String trained, boolean holds) {
        Declaration unpaid = submittedForTeacher().moveTo(new Ineligible(new IneligibleReason.NotFunded()), NOW);

        assertThat(converged(unpaid, refused(record(trained, Status.ACTIVE)), SUMMER).declaration().holdsSlot()).isEqualTo(holds);
        assertThat(converged(submittedForTeacher(), record(trained, Status.ACTIVE), SUMMER).declaration().holdsSlot()).as("a live one never does").isTrue();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "never", value = {
        "Aster 2024-09-01,                                   never",
        "Aster 2024-09-01 Birch 2025-03-01,                  never",
        "Aster 2024-09-01 Birch 2025-08-01,                  2025-08-01",
        "Aster 2024-09-01 Aster 2025-07-15 Birch 2025-08-01, 2025-08-01",
        "Birch 2024-09-01 Aster 2025-02-01 Cedar 2025-08-01, 2025-08-01",
        "Aster 2025-08-01 Birch 2025-09-01,                  2025-09-01",
        "Aster 2024-09-01 Birch 2025-03-01 Aster 2025-08-01, never"})
    void anUnpaidOneIsLookedAtAgainWhenSomebodyElseBeginsToTrain(String trained, @Nullable String day) {
        Training training = refused(record(trained, Status.ACTIVE));
        Declaration unpaid = converged(submittedForTeacher().moveTo(new Ineligible(new IneligibleReason.NotFunded()), NOW), training, SUMMER).declaration();

        assertThat(Convergence.turnsAt(unpaid, training, SUMMER)).isEqualTo(Optional.ofNullable(day).map(EarlyCareerConvergenceTest::midday));
        assertThat(Convergence.turnsAt(submittedForTeacher(), training, SUMMER)).as("a live one keeps its slot").isEmpty();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "nothing", value = {
        "Aster 2024-09-01,                  ACTIVE,    nothing",
        "Aster 2024-09-01,                  DEFERRED,  nothing",
        "Aster 2024-09-01 Aster 2025-02-05, WITHDRAWN, nothing",
        "Aster 2024-09-01 Aster 2025-02-04, WITHDRAWN, declaration_contradicts_training",
        "Aster 2024-09-01 Birch 2025-02-06, ACTIVE,    nothing",
        "Aster 2024-09-01 Birch 2025-02-05, ACTIVE,    declaration_contradicts_training",
        "Birch 2024-09-01 Aster 2025-02-06, ACTIVE,    nothing",
        "Birch 2024-09-01,                  ACTIVE,    declaration_without_training"})
    void whatContradictsTrainingIsForPeopleToSee(String trained, Status status, @Nullable String concern) {
        var concerns = converged(submittedForTeacher(), record(trained, status), SUMMER).concerns();

        assertThat(concerns.stream().map(Concern::kind)).isEqualTo(concern == null ? List.of() : List.of(concern));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "never", value = {"2025-01-01,2025-03-31,true", "2025-02-05,2025-02-05,true", "2025-02-06,never,false", "2025-01-01,2025-02-04,false"})
    void aScheduleIntoWhoseWindowItDoesNotFitIsForPeopleToSee(LocalDate from, @Nullable LocalDate to, boolean fits) {
        var around = new Surroundings(null, new Told<>(record("Aster 2024-09-01", Status.ACTIVE), SUMMER), null, null, null,
                Map.of(DeclarationType.RETAINED_1, new MilestoneWindow(from, to)));

        assertThat(Convergence.converge(submittedForTeacher(), around, SUMMER).concerns().contains(Concern.DECLARATION_CONTRADICTS_SCHEDULE))
                .isEqualTo(!fits);
    }

    @Test
    void whoWentOnInALaterCohortBecausePaymentsHadEndedKeepsWhatWasDeclaredForTheFormer() {
        Training of2024 = record("Aster 2024-09-01", Status.ACTIVE);
        Training.Period last = of2024.periods().getLast();
        List<Training.Period> of2025 = List.of(new Training.Period(ASTER, Status.ACTIVE, last.from(), null, new CohortName("2025a"), last.schedule(), null, MENTOR));
        var funding = new Funding(Funding.Verdict.ELIGIBLE, null, false);

        assertThat(contradictsSchedule(of(of2025, new TrainingRecord(funding, false, true, true)))).isFalse();
        assertThat(contradictsSchedule(of(of2025, new TrainingRecord(funding, false, true, false)))).isTrue();
        assertThat(contradictsSchedule(of(of2024.periods(), new TrainingRecord(funding, false, true, true)))).as("moved within the cohort").isTrue();
    }

    private static boolean contradictsSchedule(Training training) {
        var around = new Surroundings(null, new Told<>(training, SUMMER), null, null, null,
                Map.of(DeclarationType.RETAINED_1, new MilestoneWindow(LocalDate.parse("2025-06-01"), null)));
        return Convergence.converge(submittedForTeacher(), around, SUMMER).concerns().contains(Concern.DECLARATION_CONTRADICTS_SCHEDULE);
    }

    @Test
    void fundingThatWasWaitedForIsAStepOfItsOwnAndTakenOnce() {
        Training granted = record("Aster 2024-09-01", Status.ACTIVE);
        Declaration waiting = submittedForTeacher().with(new Funding(Funding.Verdict.UNCONFIRMED, null, false), NOW);

        var after = converged(waiting, granted, SUMMER);

        assertThat(after.steps()).containsExactly(new Transition(new DeclarationState.Submitted(), Transition.Actor.SYSTEM, "funding_confirmed", SUMMER));
        assertThat(after.declaration().isFundable()).isTrue();
        assertThat(converged(after.declaration(), granted, SUMMER).steps()).as("looked at again").isEmpty();
        assertThat(converged(waiting.moveTo(new DeclarationState.Voided(VoidedBy.PROVIDER), NOW), granted, SUMMER).steps()).as("waits no more").isEmpty();
        assertThat(converged(waiting.moveTo(new Ineligible(new IneligibleReason.NotFunded()), NOW), granted, SUMMER).steps()).hasSize(1);
    }

    @Test
    void theMentorIsWhomTheRecordNamesForTheDayAndHistorySaysWhy() {
        ParticipantId survivor = new ParticipantId(new UUID(2, 10));

        var after = converged(submittedForTeacher(), mentored(record("Aster 2024-09-01 Birch 2025-03-01", Status.ACTIVE), survivor), SUMMER);

        assertThat(after.declaration().declared().earlyCareer().mentor()).isEqualTo(survivor);
        assertThat(after.steps()).extracting(Transition::cause).containsExactly("mentor_changed");
        assertThat(converged(after.declaration(), mentored(record("Aster 2024-09-01", Status.ACTIVE), survivor), SUMMER).steps()).isEmpty();
        assertThat(converged(after.declaration(), record("Birch 2024-09-01", Status.ACTIVE), SUMMER).steps()).as("no longer known for that day").isEmpty();
    }

    @Test
    void whoDeliveredStaysWhoDeliveredThen() {
        assertThat(converged(submittedForTeacher(), record("Aster 2024-09-01", Status.ACTIVE), SUMMER).declaration().declared().partners())
                .isEqualTo(submittedForTeacher().declared().partners());
    }

    private static Convergence.Converged converged(Declaration declaration, Training training, Instant now) {
        return Convergence.converge(declaration, new Surroundings(new Told<>(training.record().funding(), SUMMER), new Told<>(training, SUMMER), null, null,
                null, null), now);
    }

    /** Who trains from which day on, as in {@code Aster 2024-09-01 Birch 2025-03-01}; the last in this status. */
    private static Training record(String trained, Status status) {
        String[] words = trained.split(" ");
        List<Training.Period> periods = new ArrayList<>();
        for (int nth = 0; nth < words.length; nth += 2) {
            boolean last = nth + 2 == words.length;
            periods.add(new Training.Period(provider(words[nth]), last ? status : Status.ACTIVE, midday(words[nth + 1]), last ? null : midday(words[nth + 3]),
                    COHORT, new ScheduleIdentifier("ecf-standard-september"), null, MENTOR));
        }
        return record(periods, Funding.Verdict.ELIGIBLE);
    }

    private static Training record(List<Training.Period> periods, Funding.Verdict verdict) {
        return of(periods, new TrainingRecord(new Funding(verdict, null, false), false, true, false));
    }

    private static Training of(List<Training.Period> periods, TrainingRecord record) {
        Training.Period last = periods.getLast();
        return new Training(Family.ECF, TRAINING, CLEO, last.provider(), new CourseIdentifier("ecf-induction"), COHORT, last.schedule(), last.status(), true,
                periods, record);
    }

    private static Training refused(Training it) {
        return record(it.periods(), Funding.Verdict.NOT_ELIGIBLE);
    }

    private static Training mentored(Training it, ParticipantId mentor) {
        return record(it.periods().stream().map(period -> new Training.Period(period.provider(), period.status(), period.from(), period.to(), period.cohort(),
                period.schedule(), period.partner(), mentor)).toList(), Funding.Verdict.ELIGIBLE);
    }

    private static Instant midday(String day) {
        return Instant.parse(day + "T09:00:00Z");
    }

    private static ProviderId provider(String name) {
        return switch (name) {
            case "Aster" -> ASTER;
            case "Birch" -> BIRCH;
            default -> CEDAR;
        };
    }
}
