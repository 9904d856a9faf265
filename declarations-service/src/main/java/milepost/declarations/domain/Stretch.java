package milepost.declarations.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An unbroken run of periods with one provider: what that provider's training of the person was or is. Days are London days
 * (decision A16); the day it ends on is the first without it.
 *
 * @param periods oldest first, at least one
 */
public record Stretch(List<Training.Period> periods) {

    public Stretch {
        periods = List.copyOf(periods);
        if (periods.isEmpty()) {
            throw new IllegalArgumentException("a stretch has at least one period");
        }
    }

    /** How things stand with this provider, or stood when it ended. */
    public Training.Period last() {
        return periods.getLast();
    }

    public boolean isOf(ProviderId provider) {
        return last().provider().equals(provider);
    }

    /** The period a day belongs to: the last that begins on or before it (decision D8); none where training is still to come. */
    public Optional<Training.Period> on(LocalDate day) {
        return periods.reversed().stream().filter(period -> !LondonDays.of(period.from()).isAfter(day)).findFirst();
    }

    public boolean isBegunOn(LocalDate day) {
        return on(day).isPresent();
    }

    /** Whether somebody else trains the person on that day already. */
    public boolean isOverOn(LocalDate day) {
        return last().to() != null && !LondonDays.of(last().to()).isAfter(day);
    }

    /** Whether the person has withdrawn by the day before; the day of the withdrawal still counts (decision D6). */
    public boolean isWithdrawnBefore(LocalDate day) {
        return last().status() == Training.Status.WITHDRAWN && beginningOfLastStatus().isBefore(day);
    }

    private LocalDate beginningOfLastStatus() {
        return periods.reversed().stream().takeWhile(period -> period.status() == last().status()).reduce((_, earlier) -> earlier)
                .map(period -> LondonDays.of(period.from())).orElseThrow();
    }
}
