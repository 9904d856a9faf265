package milepost.participants.domain.ecf;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import milepost.participants.domain.CourseIdentifier;
import milepost.participants.domain.ScheduleIdentifier;

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

    /** Why nobody trains on a schedule of that name in this role (facts/ecf 7.1). */
    public Optional<RecordRefusal> refusalOf(ScheduleIdentifier schedule) {
        return switch (this) {
            case ECT -> refused(schedule, "ecf-replacement-", RecordRefusal.SCHEDULE_FOR_MENTORS_ONLY);
            case MENTOR -> refused(schedule, "ecf-reduced-", RecordRefusal.SCHEDULE_NOT_FOR_MENTORS);
        };
    }

    private static Optional<RecordRefusal> refused(ScheduleIdentifier schedule, String kind, RecordRefusal refusal) {
        return schedule.value().startsWith(kind) ? Optional.of(refusal) : Optional.empty();
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
