package milepost.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import milepost.local.sandbox.Trainee.Step;
import org.junit.jupiter.api.Test;

class TraineesTest {

    private final World world = World.read();
    private final List<Trainee> trainees = Trainees.of(world);

    @Test
    void thereAreAlwaysTheSameTwoThousand() {
        assertThat(trainees).hasSize(2_000).isEqualTo(Trainees.of(World.read()));
        assertThat(trainees.stream().map(Trainee::applicationId).collect(Collectors.toSet())).hasSize(2_000);
    }

    @Test
    void everyVerdictAndEveryCohortOccurs() {
        Set<Boolean> verdicts = new HashSet<>();
        trainees.forEach(each -> verdicts.add(each.eligible()));

        assertThat(verdicts).containsExactlyInAnyOrder(true, false, null);
        assertThat(trainees.stream().map(each -> each.cohort().identifier()).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("2021a", "2022a", "2023a", "2024a", "2025a", "2026a", "2026b");
    }

    @Test
    void everyoneAppliesForWhatTheProviderOffers() {
        assertThat(trainees).allSatisfy(each -> assertThat(world.coursesOf(each.cohort(), each.provider()))
                .extracting(World.Course::identifier).contains(each.course()));
    }

    @Test
    void mostWaitToBeAcceptedAndASixthWasWithEnoughDeclarationsToLookAt() {
        Map<String, Long> steps = trainees.stream().flatMap(each -> each.story().stream())
                .collect(Collectors.groupingBy(step -> step.getClass().getSimpleName(), Collectors.counting()));

        assertThat(steps).isEqualTo(Map.of("Accept", 326L, "Declare", 471L, "VoidIt", 32L));
        assertThat(trainees).filteredOn(each -> each.story().isEmpty()).hasSize(1_674);
    }

    @Test
    void everyProviderHasEachKindOfTrainee() {
        assertThat(IntStream.range(0, world.providers().size())).allSatisfy(provider -> {
            List<Trainee> its = trainees.stream().filter(each -> each.provider() == provider).toList();
            List<Trainee> accepted = its.stream().filter(each -> !each.story().isEmpty()).toList();
            assertThat(its).as("wait to be accepted").filteredOn(each -> each.story().isEmpty()).hasSizeGreaterThanOrEqualTo(80);
            assertThat(accepted).as("were accepted").hasSizeGreaterThanOrEqualTo(15);
            assertThat(accepted).as("with every verdict").extracting(Trainee::eligible).contains(true, false, null);
            assertThat(accepted).as("only accepted, and only begun").extracting(each -> each.story().size()).contains(1, 2);
            assertThat(accepted.stream().flatMap(each -> each.story().stream()).filter(Step.VoidIt.class::isInstance)).as("voided").hasSizeGreaterThanOrEqualTo(2);
            assertThat(accepted.stream().flatMap(each -> each.story().stream()).filter(Step.Declare.class::isInstance)
                    .collect(Collectors.groupingBy(step -> ((Step.Declare) step).type(), Collectors.counting())))
                    .containsOnlyKeys("started", "retained-1", "retained-2", "completed").allSatisfy((_, count) -> assertThat(count).isGreaterThanOrEqualTo(5));
        });
    }

    @Test
    void whoAppliesTwiceIsAcceptedByTheSecondProviderNowAndThen() {
        List<Trainee> twins = trainees.stream().filter(each -> each.number() % 20 == 4).toList();

        assertThat(twins).hasSize(100).allMatch(each -> trainees.get(each.number() - 1).participantId().equals(each.participantId()));
        assertThat(twins).filteredOn(each -> !each.story().isEmpty()).as("their first applications are rejected then").hasSizeBetween(30, 40);
    }

    @Test
    void storiesGoForwardInTime() {
        assertThat(trainees).allSatisfy(each -> assertThat(each.story().stream().map(Step::on).toList()).isSorted());
    }

    @Test
    void declarationsAreVoidedBeforeAndAfterTheirPaymentAndLately() {
        List<Step.VoidIt> voided = trainees.stream().flatMap(each -> each.story().stream())
                .filter(Step.VoidIt.class::isInstance).map(Step.VoidIt.class::cast).toList();

        assertThat(voided).anyMatch(step -> Timeline.CHAPTERS.getFirst().contains(step.on()));
        assertThat(voided).anyMatch(step -> Timeline.CHAPTERS.get(1).contains(step.on()));
        assertThat(voided).anyMatch(step -> Timeline.CHAPTERS.getLast().contains(step.on()));
    }

    @Test
    void whoIsVoidedLateWasPaidInAnEarlierChapter() {
        LocalDate paidOn = LocalDate.of(2022, 11, 1);

        assertThat(Timeline.afterPayment(paidOn)).hasValueSatisfying(day -> {
            assertThat(day).isAfter(LocalDate.of(2023, 11, 30));
            assertThat(Timeline.CHAPTERS.get(1).contains(day)).isTrue();
        });
        assertThat(Timeline.afterPayment(LocalDate.of(2026, 8, 1))).isEmpty();
    }

    @Test
    void longAgoAndAfterTwoYearsThereAreOnlyStatementsForOutput() {
        List<World.Statement> statements = world.statements(world.cohorts().getFirst(), YearMonth.of(2024, 7)).stream().filter(each -> each.provider() == 0).toList();

        assertThat(statements).filteredOn(each -> each.month().isBefore(YearMonth.of(2023, 7))).extracting(World.Statement::month)
                .containsExactly(YearMonth.of(2021, 12), YearMonth.of(2022, 3), YearMonth.of(2022, 6), YearMonth.of(2022, 9), YearMonth.of(2022, 12),
                        YearMonth.of(2023, 3), YearMonth.of(2023, 6));
        assertThat(statements).extracting(World.Statement::month).contains(YearMonth.of(2023, 7), YearMonth.of(2023, 8), YearMonth.of(2023, 9));
        assertThat(statements).filteredOn(each -> !each.month().isBefore(YearMonth.of(2023, 10)))
                .extracting(World.Statement::month).containsExactly(YearMonth.of(2023, 12), YearMonth.of(2024, 3), YearMonth.of(2024, 6), YearMonth.of(2024, 7));
    }

    @Test
    void aStatementAMonthRunsFromTheFirstOctoberToTheLastMonth() {
        List<World.Statement> statements = world.statements(world.cohorts().getFirst(), YearMonth.of(2022, 3)).stream().filter(each -> each.provider() == 0).toList();

        assertThat(statements).extracting(World.Statement::month).containsExactly(YearMonth.of(2021, 10), YearMonth.of(2021, 11), YearMonth.of(2021, 12),
                YearMonth.of(2022, 1), YearMonth.of(2022, 2), YearMonth.of(2022, 3));
        assertThat(statements).filteredOn(World.Statement::outputFee).extracting(World.Statement::month).containsExactly(YearMonth.of(2021, 12), YearMonth.of(2022, 3));
        assertThat(statements.get(2).deadline()).isEqualTo("2021-11-25");
    }
}
