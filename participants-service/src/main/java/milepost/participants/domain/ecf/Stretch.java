package milepost.participants.domain.ecf;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.LondonDays;
import milepost.participants.domain.TrainingPeriod;
import milepost.participants.domain.TrainingStatus;
import org.jspecify.annotations.Nullable;

/**
 * An unbroken run of periods with one provider. Days are London days (decision A16); the day it ends on is the first without it.
 *
 * @param periods oldest first, at least one
 */
public record Stretch(List<TrainingPeriod> periods) {

    public Stretch {
        periods = List.copyOf(periods);
        if (periods.isEmpty()) {
            throw new IllegalArgumentException("a stretch has at least one period");
        }
    }

    public LeadProviderId leadProvider() {
        return last().leadProvider();
    }

    /** How things stand with this provider, or stood when it ended. */
    public TrainingPeriod last() {
        return periods.getLast();
    }

    public Instant from() {
        return periods.getFirst().from();
    }

    /** Null while no end is known. */
    public @Nullable Instant to() {
        return last().to();
    }

    public boolean beginsAfter(LocalDate day) {
        return LondonDays.of(from()).isAfter(day);
    }

    public boolean isOverOn(LocalDate day) {
        return to() != null && !LondonDays.of(to()).isAfter(day);
    }

    public boolean covers(LocalDate day) {
        return !beginsAfter(day) && !isOverOn(day);
    }

    /** How the present status began, while it is this one: changes of schedule, partner or mentor in between do not begin it anew. */
    public Optional<TrainingPeriod> beginningOf(TrainingStatus status) {
        return last().status() == status
                ? Optional.of(periods.reversed().stream().takeWhile(period -> period.status() == status).toList().getLast())
                : Optional.empty();
    }
}
