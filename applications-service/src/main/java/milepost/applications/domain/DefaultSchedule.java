package milepost.applications.domain;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import milepost.applications.domain.catalogue.CohortIdentifier;
import milepost.applications.domain.catalogue.CourseGroup;
import milepost.applications.domain.catalogue.Schedule;
import milepost.applications.domain.catalogue.ScheduleIdentifier;

/** The schedule of an acceptance that names none (facts/npq 3.5, decision B4); the first row that fits decides. */
public final class DefaultSchedule {

    private record Row(String season, BiPredicate<CohortIdentifier, LocalDate> fits) {
    }

    private static final List<Row> TERMS = List.of(
            new Row("spring", (cohort, _) -> cohort.equals(CohortIdentifier.of("2026a"))),
            new Row("autumn", (cohort, _) -> cohort.equals(CohortIdentifier.of("2026b"))),
            new Row("autumn", inYear(2025, LocalDate.of(2025, 8, 1), LocalDate.of(2026, 4, 30))),
            new Row("spring", inYear(2025, LocalDate.of(2024, 6, 28), LocalDate.of(2025, 6, 6))),
            new Row("autumn", inYear(2024, LocalDate.of(2024, 6, 28), LocalDate.of(2025, 6, 6))),
            new Row("autumn", between(MonthDay.of(4, 3), MonthDay.of(12, 25))),
            new Row("spring", (_, _) -> true));

    private DefaultSchedule() {
    }

    /**
     * @param today     the London day of the acceptance
     * @param schedules those of the cohort; acceptance windows and the days they apply are not consulted
     */
    public static Optional<Schedule> of(CourseGroup group, CohortIdentifier cohort, LocalDate today, List<Schedule> schedules) {
        return switch (group) {
            case LEADERSHIP, SPECIALIST -> named("npq-" + group.wire() + "-" + season(cohort, today), schedules);
            case SUPPORT -> named("npq-aso-december", schedules);
            case EHCO -> hasOneCoachingSchedule(cohort)
                    ? firstOf(group, schedules)
                    : named("npq-ehco-" + coachingIntake(cohort.startYear(), today), schedules);
            case ECF -> Optional.empty();
        };
    }

    private static String season(CohortIdentifier cohort, LocalDate today) {
        return TERMS.stream().filter(row -> row.fits().test(cohort, today)).findFirst().orElseThrow().season();
    }

    private static boolean hasOneCoachingSchedule(CohortIdentifier cohort) {
        return cohort.startYear() < 2022 || cohort.equals(CohortIdentifier.of("2026a"));
    }

    private static String coachingIntake(int year, LocalDate today) {
        if (isWithin(today, LocalDate.of(year, Month.SEPTEMBER, 1), LocalDate.of(year, Month.NOVEMBER, 30))) {
            return "november";
        }
        if (isWithin(today, LocalDate.of(year, Month.DECEMBER, 1), LocalDate.of(year + 1, Month.MARCH, 1).minusDays(1))) {
            return "december";
        }
        if (isWithin(today, LocalDate.of(year + 1, Month.MARCH, 1), LocalDate.of(year + 1, Month.MAY, 31))) {
            return "march";
        }
        return "june";
    }

    private static Optional<Schedule> named(String identifier, List<Schedule> schedules) {
        var wanted = new ScheduleIdentifier(identifier);
        return schedules.stream().filter(schedule -> schedule.identifier().equals(wanted)).findFirst();
    }

    private static Optional<Schedule> firstOf(CourseGroup group, List<Schedule> schedules) {
        return schedules.stream().filter(schedule -> schedule.courseGroup() == group)
                .min(Comparator.comparing(Schedule::appliesFrom).thenComparing(schedule -> schedule.identifier().value()));
    }

    private static BiPredicate<CohortIdentifier, LocalDate> inYear(int year, LocalDate from, LocalDate to) {
        return (cohort, today) -> cohort.startYear() == year && isWithin(today, from, to);
    }

    private static BiPredicate<CohortIdentifier, LocalDate> between(MonthDay from, MonthDay to) {
        return (_, today) -> !MonthDay.from(today).isBefore(from) && !MonthDay.from(today).isAfter(to);
    }

    private static boolean isWithin(LocalDate day, LocalDate from, LocalDate to) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
