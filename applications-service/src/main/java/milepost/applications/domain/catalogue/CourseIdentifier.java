package milepost.applications.domain.catalogue;

import java.util.List;
import java.util.Set;

/** A course's public identifier, such as {@code npq-headship}. */
public record CourseIdentifier(String value) {

    /** The coaching offer replaced the additional support offer: one training under two names (facts/npq 6.1). */
    private static final Set<CourseIdentifier> COACHING = Set.of(
            new CourseIdentifier("npq-early-headship-coaching-offer"), new CourseIdentifier("npq-additional-support-offer"));

    /** Every identifier under which the same training goes, this one included. */
    public List<CourseIdentifier> names() {
        return COACHING.contains(this) ? List.copyOf(COACHING) : List.of(this);
    }

    public boolean isSameTrainingAs(CourseIdentifier other) {
        return equals(other) || COACHING.contains(this) && COACHING.contains(other);
    }
}
