package milepost.statements.domain.expected;

import static milepost.statements.domain.DeclarationType.COMPLETED;
import static milepost.statements.domain.DeclarationType.RETAINED_1;
import static milepost.statements.domain.DeclarationType.RETAINED_2;
import static milepost.statements.domain.DeclarationType.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import milepost.statements.domain.ContractId;
import milepost.statements.domain.DeclarationType;
import milepost.statements.domain.pricing.ContractVersion;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.pricing.NpqTerms;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ExpectationTest {

    private static final Path DOCUMENT = Path.of("../docs/expected-declarations.md");
    private static final String HEADSHIP = "npq-headship";
    private static final String LITERACY = "npq-leading-literacy";
    private static final Set<DeclarationType> LEADERSHIP = Set.of(STARTED, RETAINED_1, RETAINED_2, COMPLETED);
    private static final Set<DeclarationType> SPECIALIST = Set.of(STARTED, RETAINED_1, COMPLETED);

    @TestFactory
    Stream<DynamicTest> whoIsExpectedIsWhoTheTableInTheDocumentSays() throws IOException {
        return table("| milestones of the schedule |").stream().map(row -> DynamicTest.dynamicTest(String.join(" | ", row), () -> {
            Trainees trainees = new Trainees(HEADSHIP, row.get(1).equals("active"), true, types(row.get(0)), types(row.get(2)), 1);

            assertThat(LEADERSHIP.stream().filter(trainees::areExpectedFor)).containsExactlyInAnyOrderElementsOf(types(row.get(3)));
        }));
    }

    /** The worked figure I of facts/npq 7.5, as the document shows it. */
    @Test
    void whatAnEarlierMilestoneLacksIsLackingOnTheNextOneToo() throws IOException {
        List<Trainees> trainees = List.of(
                new Trainees(HEADSHIP, true, true, LEADERSHIP, Set.of(STARTED), 10),
                new Trainees(HEADSHIP, true, true, LEADERSHIP, Set.of(STARTED, RETAINED_1), 2),
                new Trainees(HEADSHIP, true, false, LEADERSHIP, Set.of(STARTED, RETAINED_1), 3),
                new Trainees(HEADSHIP, false, false, LEADERSHIP, Set.of(STARTED), 3),
                new Trainees(HEADSHIP, true, true, LEADERSHIP, Set.of(), 2));

        Expectation expectation = Expectation.of(Set.of(STARTED, RETAINED_1), trainees, Map.of(STARTED, 12, RETAINED_1, 5, COMPLETED, 9), contracts());

        // 20 − 12 and, of the 10 + 2 + 3 who started and still train, 15 − 5 and those 8; of the whole 35 − 17
        assertThat(expectation.milestones()).containsExactly(new Expected(STARTED, 20, 12, 8), new Expected(RETAINED_1, 15, 5, 18));
        assertThat(List.of(expectation.expected(), expectation.received(), expectation.remaining())).containsExactly(35, 17, 18);
        // 1,000 × 60 % / 4 = 150.00 for each of the 10 + 2 + 2 who would be paid
        assertThat(expectation.outputPayment()).isEqualTo(Money.of("2100.00"));
        assertThat(table("| milestone |")).containsExactly(
                List.of("started", "20", "12", "8"), List.of("retained-1", "15", "5", "18"), List.of("all", "35", "17", "18"));
    }

    @Test
    void completionFollowsTheLastMilestoneTheScheduleHas() {
        Set<DeclarationType> stayed = Set.of(STARTED, RETAINED_1);
        Expectation expectation = of(Set.of(RETAINED_2, COMPLETED), Map.of(),
                new Trainees(HEADSHIP, true, true, LEADERSHIP, stayed, 1), new Trainees(LITERACY, true, true, SPECIALIST, stayed, 1));

        assertThat(expectation.milestones()).containsExactly(new Expected(RETAINED_2, 1, 0, 1), new Expected(COMPLETED, 1, 0, 2));
    }

    @Test
    void aMilestoneFromWhichNobodyIsExpectedLacksNothingWhateverTheEarlierOnesLack() {
        Expectation expectation = of(Set.of(STARTED, COMPLETED), Map.of(COMPLETED, 1), new Trainees(HEADSHIP, true, true, LEADERSHIP, Set.of(), 1));

        assertThat(expectation.milestones()).containsExactly(new Expected(STARTED, 1, 0, 1), new Expected(COMPLETED, 0, 1, 0));
    }

    @Test
    void moreThanWasExpectedIsLessThanNothingThereAndMakesUpForNothingLater() {
        Expectation expectation = of(Set.of(STARTED, RETAINED_1), Map.of(STARTED, 3), new Trainees(HEADSHIP, true, true, LEADERSHIP, Set.of(STARTED), 2));

        assertThat(expectation.milestones()).containsExactly(new Expected(STARTED, 2, 3, -1), new Expected(RETAINED_1, 2, 0, 2));
        assertThat(expectation.remaining()).isOne();
    }

    @Test
    void theExpectedOutputIsThePriceOfEachWhoIsExpectedAndWouldBePaid() {
        Expectation expectation = of(Set.of(STARTED, RETAINED_1), Map.of(),
                new Trainees(HEADSHIP, true, true, LEADERSHIP, Set.of(STARTED), 1),
                new Trainees(HEADSHIP, true, false, LEADERSHIP, Set.of(), 1),
                new Trainees(LITERACY, true, true, SPECIALIST, Set.of(), 4));

        // one headship at 1,000 × 60 % / 4 = 150, once for both milestones; one is not funded, and literacy has no contract
        assertThat(expectation.outputs()).containsExactly(
                new ExpectedOutput(HEADSHIP, 2, 1, Optional.of(Money.of("150.00"))), new ExpectedOutput(LITERACY, 4, 4, Optional.empty()));
        assertThat(expectation.outputPayment()).isEqualTo(Money.of("150.00"));
    }

    @Test
    void aStatementWithoutMilestonesExpectsNothing() {
        Expectation expectation = of(Set.of(), Map.of(STARTED, 3), new Trainees(HEADSHIP, true, true, LEADERSHIP, Set.of(), 5));

        assertThat(expectation).isEqualTo(new Expectation(List.of(), List.of()));
        assertThat(expectation.remaining()).isZero();
    }

    /** Every amount a third of a penny off: rounded once for each declaration, as its line would be. */
    @Test
    void aPriceIsRoundedBeforeItIsMultiplied() {
        var thirds = new ContractVersion(new ContractId(new UUID(1, 2)), 1, HEADSHIP,
                new NpqTerms(false, Money.of("100.00"), 100, 3, 0, 0, 72, Money.ZERO, Money.ZERO));

        assertThat(Expectation.of(Set.of(STARTED), List.of(new Trainees(HEADSHIP, true, true, LEADERSHIP, Set.of(), 3)), Map.of(), List.of(thirds))
                .outputPayment()).isEqualTo(Money.of("99.99"));
    }

    private static Expectation of(Set<DeclarationType> due, Map<DeclarationType, Integer> received, Trainees... trainees) {
        return Expectation.of(due, List.of(trainees), received, contracts());
    }

    private static List<ContractVersion> contracts() {
        return List.of(new ContractVersion(new ContractId(new UUID(1, 1)), 1, HEADSHIP,
                new NpqTerms(false, Money.of("1000.00"), 60, 4, 40, 19, 72, Money.ZERO, Money.of("100.00"))));
    }

    private static Set<DeclarationType> types(String words) {
        return Arrays.stream(words.split(", ")).map(DeclarationType::of).flatMap(Optional::stream).collect(Collectors.toSet());
    }

    private static List<List<String>> table(String header) throws IOException {
        return Files.readAllLines(DOCUMENT).stream().dropWhile(line -> !line.startsWith(header)).skip(2).takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList()).toList();
    }
}
