package milepost.declarations.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The London days on which a milestone can be reached.
 *
 * @param to the last of them, null where there is no end
 */
public record MilestoneWindow(LocalDate from, @Nullable LocalDate to) {

    public boolean isBefore(LocalDate day) {
        return to != null && day.isAfter(to);
    }
}
