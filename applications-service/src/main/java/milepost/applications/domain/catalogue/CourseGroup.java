package milepost.applications.domain.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Courses that share their schedules. */
public enum CourseGroup {
    LEADERSHIP, SPECIALIST, SUPPORT, EHCO, ECF;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<CourseGroup> parse(String wire) {
        return Arrays.stream(values()).filter(group -> group.wire().equals(wire)).findFirst();
    }
}
