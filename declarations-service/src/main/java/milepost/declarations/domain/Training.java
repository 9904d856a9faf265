package milepost.declarations.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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

    /** The London day on which the present status began, whatever else has changed since: provider, cohort or schedule. */
    public Optional<LocalDate> inStatusSince() {
        return periods.reversed().stream().takeWhile(period -> period.status() == status).reduce((_, earlier) -> earlier)
                .map(Period::from).map(LondonDays::of);
    }

    /** Who trained when, oldest first. */
    List<Stretch> stretches() {
        List<Stretch> stretches = new ArrayList<>();
        List<Period> run = new ArrayList<>();
        for (Period period : periods) {
            if (!run.isEmpty() && !run.getLast().provider().equals(period.provider())) {
                stretches.add(new Stretch(run));
                run.clear();
            }
            run.add(period);
        }
        if (!run.isEmpty()) {
            stretches.add(new Stretch(run));
        }
        return stretches;
    }

    /** The stretch of a provider's training that a day belongs to: of those begun by then the last, else the first to come. */
    public Optional<Stretch> stretchOf(ProviderId provider, LocalDate day) {
        List<Stretch> own = stretches().stream().filter(stretch -> stretch.isOf(provider)).toList();
        return own.reversed().stream().filter(stretch -> stretch.isBegunOn(day)).findFirst().or(() -> own.stream().findFirst());
    }

    /** Who trains the person now, or will be the first to; only of an early career may the last provider be yet to come. */
    public ProviderId providerAt(Instant now) {
        return switch (family) {
            case NPQ -> provider;
            case ECF -> periods.reversed().stream().filter(period -> !period.from().isAfter(now)).findFirst()
                    .or(() -> periods.stream().findFirst()).map(Period::provider).orElse(provider);
        };
    }

    /** When somebody else is going to train whom this provider trains now; of an NPQ nothing is planned. */
    Optional<Instant> passesOn(ProviderId maker, Instant now) {
        return switch (family) {
            case NPQ -> Optional.empty();
            case ECF -> periods.stream().filter(period -> period.from().isAfter(now) && !period.provider().equals(maker)).map(Period::from).findFirst();
        };
    }

    /**
     * Whether a declaration of that date says the opposite of what training looks like now; deferral is judged by its period. Early careers
     * are declared also while they are deferred (decision D6), but not once somebody else trained.
     */
    public boolean contradicts(Instant declared, ProviderId maker) {
        LocalDate day = LondonDays.of(declared);
        return switch (family) {
            case NPQ -> status != Status.ACTIVE && inStatusSince().map(day::isAfter).orElse(false);
            case ECF -> stretchOf(maker, day).filter(stretch -> stretch.isOverOn(day) || stretch.isWithdrawnBefore(day)).isPresent();
        };
    }

    /** Whether there is, or was, such training at all: an NPQ whose application is no longer accepted is none. */
    public boolean isOf(ProviderId maker) {
        return switch (family) {
            case NPQ -> live;
            case ECF -> stretches().stream().anyMatch(stretch -> stretch.isOf(maker));
        };
    }
}
