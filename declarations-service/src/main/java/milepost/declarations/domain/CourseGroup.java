package milepost.declarations.domain;

import java.util.Locale;

/** Courses that share schedules and rules. */
public enum CourseGroup {
    LEADERSHIP, SPECIALIST, SUPPORT, EHCO, ECF;

    /** Leadership and specialist courses end in an assessment, so a completed declaration says how it went. */
    public boolean isAssessed() {
        return switch (this) {
            case LEADERSHIP, SPECIALIST -> true;
            case SUPPORT, EHCO, ECF -> false;
        };
    }

    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static CourseGroup of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT));
    }
}
