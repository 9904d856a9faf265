package milepost.participants.domain;

/** A course, such as {@code npq-headship}. */
public record CourseIdentifier(String value) {

    @Override
    public String toString() {
        return value;
    }
}
