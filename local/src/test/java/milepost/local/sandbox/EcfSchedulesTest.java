package milepost.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import milepost.local.sandbox.EcfSchedules.Schedule;
import milepost.local.sandbox.EcfSchedules.Window;
import org.junit.jupiter.api.Test;

/** The schedules of the early career framework are those of docs/ecf-schedules.md, cell by cell. */
class EcfSchedulesTest {

    private static final List<String> TYPES = List.of("started", "retained-1", "retained-2", "retained-3", "retained-4", "completed");
    private static final List<String> MORE_TYPES = List.of("extended-1", "extended-2", "extended-3");
    private static final List<String> INTAKES = List.of("september", "january", "april");

    private final World world = World.read();
    private final List<List<String>> page = rows();

    @Test
    void everyWindowIsAsThePageSays() {
        SortedMap<String, String> expected = new TreeMap<>();
        page.stream().filter(row -> row.size() == 8).forEach(row -> TYPES.forEach(type ->
                expected.put(row.get(0) + " " + row.get(1) + " " + type, row.get(2 + TYPES.indexOf(type)))));
        page.stream().filter(row -> row.size() == 5).forEach(row -> Stream.of(row.get(1).split(", ")).forEach(kind -> INTAKES.forEach(intake ->
                Stream.concat(TYPES.stream(), kind.equals("extended") ? MORE_TYPES.stream() : Stream.empty()).forEach(type ->
                        expected.put(row.get(0) + " ecf-" + kind + "-" + intake + " " + type, row.get(2 + INTAKES.indexOf(intake)) + " → ")))));

        SortedMap<String, String> found = new TreeMap<>();
        schedules().forEach(schedule -> schedule.windows().forEach(window -> found.put(
                schedule.year() + " " + schedule.identifier() + " " + window.type(), window.from() + " → " + (window.to() == null ? "" : window.to()))));

        assertThat(found).isEqualTo(expected).hasSize(486);
    }

    @Test
    void everyCohortHasTwelveSchedulesAndOnlyExtendedOnesHaveNineTypes() {
        assertThat(world.ecf().terms()).hasSize(6).allSatisfy(terms ->
                assertThat(schedulesOf(terms.identifier()).map(Schedule::identifier).collect(Collectors.toSet())).hasSize(12));
        assertThat(schedules()).hasSize(72).allSatisfy(schedule ->
                assertThat(schedule.windows()).hasSize(schedule.kind().equals("extended") ? 9 : 6));
        assertThat(schedulesOf("2026b")).isEmpty();
    }

    @Test
    void onlyStandardSchedulesUpTo2024HaveWindowsThatClose() {
        assertThat(schedules()).allSatisfy(schedule -> assertThat(schedule.windows()).allMatch(window ->
                (window.to() != null) == (schedule.kind().equals("standard") && schedule.year() < 2025)));
    }

    @Test
    void noWindowOpensBeforeItsCohortOrClosesBeforeItOpensAndTypesFollowOneAnother() {
        assertThat(schedules()).allSatisfy(schedule -> {
            assertThat(schedule.windows()).allMatch(window -> !window.from().isBefore(LocalDate.of(schedule.year(), 6, 1)))
                    .allMatch(window -> window.to() == null || window.to().isAfter(window.from()));
            assertThat(schedule.windows().stream().map(Window::from).toList()).isSorted();
        });
    }

    @Test
    void threeSchedulesOfAKindApplyToEverybodyWhoStartsInTheCohortsYear() {
        assertThat(schedulesOf("2023a").filter(schedule -> schedule.kind().equals("standard")).map(schedule -> schedule.appliesFrom() + " " + schedule.appliesTo()))
                .containsExactly("2023-06-01 2023-10-31", "2023-11-01 2024-02-29", "2024-03-01 2024-05-31");
    }

    @Test
    void aCohortsTermsAreAsThePageSays() {
        Map<String, List<String>> expected = page.stream().filter(row -> row.size() == 6)
                .collect(Collectors.toMap(List::getFirst, row -> row.subList(1, row.size())));

        assertThat(world.ecf().terms().stream().collect(Collectors.toMap(Ecf.Terms::identifier, terms -> List.of(word(terms.uplifts()),
                word(terms.mentorFunding()), word(terms.detailedEvidence()), word(world.cohort(terms.identifier()).year() >= 2025),
                terms.paymentsFrozenOn() == null ? "–" : terms.paymentsFrozenOn().toString())))).isEqualTo(expected);
        assertThat(world.ecf().terms().getFirst().paymentsFrozenAt()).as("London days").isEqualTo("2024-06-17T23:00:00Z");
        assertThat(world.ecf().termsOf(world.cohort("2026b")).paymentsFrozenAt()).isNull();
    }

    private List<Schedule> schedules() {
        return world.cohorts().stream().flatMap(cohort -> world.ecf().schedulesOf(cohort).stream()).toList();
    }

    private Stream<Schedule> schedulesOf(String cohort) {
        return world.ecf().schedulesOf(world.cohort(cohort)).stream();
    }

    private static String word(boolean flag) {
        return flag ? "yes" : "no";
    }

    /** The rows of the page's tables, without their heads. */
    private static List<List<String>> rows() {
        try (Stream<String> lines = Files.lines(Path.of("..", "docs", "ecf-schedules.md"))) {
            return lines.filter(line -> line.startsWith("| 20")).map(line -> Stream.of(line.substring(1).split("\\|")).map(String::strip).toList()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
