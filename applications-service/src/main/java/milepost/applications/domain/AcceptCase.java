package milepost.applications.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import milepost.applications.domain.catalogue.Cohort;
import milepost.applications.domain.catalogue.Schedule;
import milepost.applications.domain.catalogue.ScheduleIdentifier;

/**
 * Everything an acceptance is decided on.
 *
 * @param others    the other applications of the same person, by participant id or verified TRN (decision B3), whoever holds them
 * @param schedules all of the application's cohort
 * @param requested the schedule the provider named, if any
 * @param at        the request clock
 * @param version   the version the application gets when it is accepted
 */
public record AcceptCase(Application application, List<Application> others, Cohort cohort, List<Schedule> schedules, FundingCap cap,
                         PlaceAnswer place, Optional<ScheduleIdentifier> requested, Instant at, long version) {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    public AcceptCase {
        others = List.copyOf(others);
        schedules = List.copyOf(schedules);
    }

    /** The schedule that was asked for, or the default one. */
    Optional<Schedule> schedule() {
        // decision A16: business days are London days
        LocalDate today = LocalDate.ofInstant(at, LONDON);
        return requested.isPresent()
                ? schedules.stream().filter(schedule -> schedule.identifier().equals(requested.get())).findFirst()
                : DefaultSchedule.of(application.courseGroup(), application.cohort(), today, schedules);
    }

    /** The person's other applications for the same training in the same cohort. */
    List<Application> rivals() {
        return others.stream()
                .filter(other -> other.cohort().equals(application.cohort()) && other.isForTheSameTrainingAs(application))
                .toList();
    }

    /** Those among them that stand in the way. */
    public List<Application> blocking() {
        return rivals().stream().filter(Application::isInTraining).toList();
    }
}
