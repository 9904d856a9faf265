package milepost.declarations.domain;

import java.util.List;

/** A course as providers name it, such as {@code npq-headship}. */
public record CourseIdentifier(String value) {

    private static final List<CourseIdentifier> REBRANDED = List.of(
            new CourseIdentifier("npq-additional-support-offer"), new CourseIdentifier("npq-early-headship-coaching-offer"));

    /** This course and the one it was rebranded from or to: they count as one (facts/npq 6.1). */
    public List<CourseIdentifier> sameCourse() {
        return REBRANDED.contains(this) ? REBRANDED : List.of(this);
    }

    @Override
    public String toString() {
        return value;
    }
}
