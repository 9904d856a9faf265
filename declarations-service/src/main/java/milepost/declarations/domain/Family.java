package milepost.declarations.domain;

import java.util.Locale;

/** The two families of training whose declarations share one life cycle. */
public enum Family {
    NPQ, ECF;

    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Family of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT));
    }

    /** Which family's rules a declaration for that course is judged by; a course that nobody knows is taken for an NPQ. */
    public static Family of(CourseIdentifier course) {
        return course.isOfEarlyCareer() ? ECF : NPQ;
    }
}
