package milepost.applications.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import milepost.applications.domain.catalogue.CohortFunding;
import milepost.applications.domain.catalogue.CohortIdentifier;
import milepost.applications.domain.catalogue.CourseGroup;
import milepost.applications.domain.catalogue.CourseIdentifier;
import milepost.applications.domain.catalogue.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DefaultScheduleTest {

    @ParameterizedTest(name = "{0} in {1} on {2}: {3}")
    @MethodSource("rows")
    void theDefaultScheduleIsTheOneOnThePage(String group, String cohort, String day, String expected) {
        CohortIdentifier in = CohortIdentifier.of(cohort);
        String found = DefaultSchedule.of(CourseGroup.parse(group).orElseThrow(), in, LocalDate.parse(day), everySchedule(in))
                .map(schedule -> schedule.identifier().value()).orElse("none");

        assertThat(found).isEqualTo(expected.equals("the cohort's first") ? "npq-ehco-november" : expected);
    }

    static Stream<Arguments> rows() {
        return Page.rows("group").stream().map(row -> Arguments.of(row.toArray()));
    }

    @Test
    void onEveryDayEveryGroupHasADefaultOfItsOwnInEveryCohortThatHasTheSchedules() {
        List<LocalDate> days = LocalDate.of(2021, 1, 1).datesUntil(LocalDate.of(2030, 1, 1)).toList();
        for (CohortIdentifier cohort : Stream.of("2021a", "2022a", "2023a", "2024a", "2025a", "2025b", "2026a", "2026b", "2027a")
                .map(CohortIdentifier::of).toList()) {
            List<Schedule> schedules = everySchedule(cohort);
            for (CourseGroup group : List.of(CourseGroup.LEADERSHIP, CourseGroup.SPECIALIST, CourseGroup.SUPPORT, CourseGroup.EHCO)) {
                assertThat(days).allSatisfy(day -> assertThat(DefaultSchedule.of(group, cohort, day, schedules)).get()
                        .satisfies(found -> assertThat(found.courseGroup()).isEqualTo(group)));
            }
        }
    }

    @Test
    void aCohortWithoutTheScheduleHasNoDefault() {
        assertThat(DefaultSchedule.of(CourseGroup.SUPPORT, CohortIdentifier.of("2024a"), LocalDate.of(2024, 10, 1), List.of())).isEmpty();
    }

    @Test
    void theDayIsTheOneInLondon() {
        AcceptCase facts = Examples.acceptable(CohortFunding.FULL);
        CohortIdentifier cohort = CohortIdentifier.of("2023a");
        Application application = Examples.of(facts.application().participant(), new CourseIdentifier(
                "npq-early-headship-coaching-offer"), CourseGroup.EHCO, cohort);
        // half past eleven in the evening by UTC, half past midnight of 1 June in London
        AcceptCase lateInMay = new AcceptCase(application, List.of(), facts.cohort(), everySchedule(cohort), facts.cap(), facts.place(),
                facts.requested(), Instant.parse("2024-05-31T23:30:00Z"), 2);

        assertThat(lateInMay.schedule()).get().extracting(schedule -> schedule.identifier().value()).isEqualTo("npq-ehco-june");
    }

    private static List<Schedule> everySchedule(CohortIdentifier cohort) {
        int year = cohort.startYear();
        return List.of(
                Examples.schedule(cohort, CourseGroup.LEADERSHIP, "npq-leadership-autumn", LocalDate.of(year, 10, 1)),
                Examples.schedule(cohort, CourseGroup.LEADERSHIP, "npq-leadership-spring", LocalDate.of(year + 1, 1, 1)),
                Examples.schedule(cohort, CourseGroup.SPECIALIST, "npq-specialist-autumn", LocalDate.of(year, 10, 1)),
                Examples.schedule(cohort, CourseGroup.SPECIALIST, "npq-specialist-spring", LocalDate.of(year + 1, 1, 1)),
                Examples.schedule(cohort, CourseGroup.SUPPORT, "npq-aso-december", LocalDate.of(year, 12, 1)),
                Examples.schedule(cohort, CourseGroup.EHCO, "npq-ehco-june", LocalDate.of(year + 1, 6, 1)),
                Examples.schedule(cohort, CourseGroup.EHCO, "npq-ehco-march", LocalDate.of(year + 1, 3, 1)),
                Examples.schedule(cohort, CourseGroup.EHCO, "npq-ehco-november", LocalDate.of(year, 11, 1)),
                Examples.schedule(cohort, CourseGroup.EHCO, "npq-ehco-december", LocalDate.of(year, 12, 1)));
    }
}
