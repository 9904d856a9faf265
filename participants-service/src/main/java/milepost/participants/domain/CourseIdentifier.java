package milepost.participants.domain;

import java.util.Set;

/** A course, such as {@code npq-headship}. */
public record CourseIdentifier(String value) {

    /** The coaching offer replaced the additional support offer: one training under two names (facts/npq 6.1). */
    private static final Set<CourseIdentifier> COACHING = Set.of(
            new CourseIdentifier("npq-early-headship-coaching-offer"), new CourseIdentifier("npq-additional-support-offer"));

    public boolean isSameTrainingAs(CourseIdentifier other) {
        return equals(other) || COACHING.contains(this) && COACHING.contains(other);
    }

    @Override
    public String toString() {
        return value;
    }
}
