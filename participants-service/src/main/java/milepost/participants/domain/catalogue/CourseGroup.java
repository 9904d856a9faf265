package milepost.participants.domain.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Courses that share their schedules. */
public enum CourseGroup {
    LEADERSHIP, SPECIALIST, SUPPORT, EHCO, ECF;

    /** The spelling of the API and of the published snapshots. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<CourseGroup> of(String word) {
        return Arrays.stream(values()).filter(group -> group.word().equals(word)).findFirst();
    }

    /** Whether its courses are national professional qualifications. */
    public boolean isForNpq() {
        return switch (this) {
            case LEADERSHIP, SPECIALIST, SUPPORT, EHCO -> true;
            case ECF -> false;
        };
    }
}
