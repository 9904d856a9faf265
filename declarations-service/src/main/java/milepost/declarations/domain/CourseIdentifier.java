package milepost.declarations.domain;

import java.util.List;

/** A course as providers name it, such as {@code npq-headship}. */
public record CourseIdentifier(String value) {

    private static final List<CourseIdentifier> REBRANDED = List.of(
            new CourseIdentifier("npq-additional-support-offer"), new CourseIdentifier("npq-early-headship-coaching-offer"));

    private static final CourseIdentifier INDUCTION = new CourseIdentifier("ecf-induction");
    private static final CourseIdentifier MENTORING = new CourseIdentifier("ecf-mentor");

    /** The training of early career teachers or of their mentors. */
    public boolean isOfEarlyCareer() {
        return equals(INDUCTION) || equals(MENTORING);
    }

    public boolean isForMentors() {
        return equals(MENTORING);
    }

    /** This course and the one it was rebranded from or to: they count as one (facts/npq 6.1). */
    public List<CourseIdentifier> sameCourse() {
        return REBRANDED.contains(this) ? REBRANDED : List.of(this);
    }

    @Override
    public String toString() {
        return value;
    }
}
