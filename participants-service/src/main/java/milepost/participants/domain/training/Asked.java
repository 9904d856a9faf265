package milepost.participants.domain.training;

import java.util.Optional;
import milepost.participants.domain.CourseIdentifier;
import milepost.participants.domain.ScheduleIdentifier;
import org.jspecify.annotations.Nullable;

/** What was sent, word for word; null where an attribute is absent, null or blank. Nothing in it is trusted to have a meaning. */
public record Asked(@Nullable String courseIdentifier, @Nullable String reason, @Nullable String scheduleIdentifier,
                    @Nullable String cohort) {

    /** Nothing but a reason, as operators give one. */
    public static Asked because(@Nullable String reason) {
        return new Asked(null, reason, null, null);
    }

    public Optional<CourseIdentifier> course() {
        return Optional.ofNullable(courseIdentifier).map(CourseIdentifier::new);
    }

    public Optional<ScheduleIdentifier> schedule() {
        return Optional.ofNullable(scheduleIdentifier).map(ScheduleIdentifier::new);
    }
}
