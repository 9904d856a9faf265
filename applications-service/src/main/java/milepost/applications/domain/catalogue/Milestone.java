package milepost.applications.domain.catalogue;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** From when a declaration type can be declared on a schedule, and until when where that is limited. */
public record Milestone(String declarationType, LocalDate startDate, @Nullable LocalDate milestoneDate) {
}
