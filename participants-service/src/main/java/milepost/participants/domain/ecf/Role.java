package milepost.participants.domain.ecf;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import milepost.participants.domain.CourseIdentifier;

/** What somebody is in the early career framework; each role has its course. */
public enum Role {
    ECT("ecf-induction"), MENTOR("ecf-mentor");

    private final CourseIdentifier course;

    Role(String course) {
        this.course = new CourseIdentifier(course);
    }

    public CourseIdentifier course() {
        return course;
    }

    /** The spelling of {@code participant_type} (facts/ecf 1.8). */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that spelling. */
    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    /** The role that trains on this course; nothing where it is another family's. */
    public static Optional<Role> of(CourseIdentifier course) {
        return Arrays.stream(values()).filter(role -> role.course.equals(course)).findFirst();
    }
}
