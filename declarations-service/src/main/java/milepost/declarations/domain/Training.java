package milepost.declarations.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's enrolment as participants-service tells it: who trains them now, on which schedule, and the periods before.
 *
 * @param live   false once the application behind it is no longer accepted
 * @param record null for an NPQ
 */
public record Training(Family family, TrainingId id, ParticipantId participant, ProviderId provider, CourseIdentifier course, CohortName cohort,
                       @Nullable ScheduleIdentifier schedule, Status status, boolean live, List<Period> periods,
                       @Nullable TrainingRecord record) {

    /** Whether the person is in training. */
    public enum Status {
        ACTIVE, DEFERRED, WITHDRAWN;

        public static Status of(String slug) {
            return valueOf(slug.toUpperCase(java.util.Locale.ROOT));
        }
    }

    /**
     * Training with one provider in one status, which may lie ahead; they stand in the order of time. Of an NPQ's only the first four
     * components are of use.
     */
    public record Period(ProviderId provider, Status status, Instant from, @Nullable Instant to, @Nullable CohortName cohort,
                         @Nullable ScheduleIdentifier schedule, @Nullable PartnerId partner, @Nullable ParticipantId mentor) {
    }

    public Training {
        periods = List.copyOf(periods);
    }

    /** When the provider that trains the person now began to. */
    public Optional<Instant> trainedSince() {
        return periods.stream().filter(period -> period.provider().equals(provider)).map(Period::from).min(Comparator.naturalOrder());
    }

    /** The London day on which the present status began, whatever else has changed since: provider, cohort or schedule. */
    public Optional<LocalDate> inStatusSince() {
        return periods.reversed().stream().takeWhile(period -> period.status() == status).reduce((_, earlier) -> earlier)
                .map(Period::from).map(LondonDays::of);
    }

    /** Whether a declaration of that date says the opposite of what training looks like now; deferral is judged by its period. */
    public boolean contradicts(Instant declared) {
        LocalDate day = LondonDays.of(declared);
        return switch (status) {
            case ACTIVE -> false;
            case WITHDRAWN, DEFERRED -> inStatusSince().map(day::isAfter).orElse(false);
        };
    }
}
