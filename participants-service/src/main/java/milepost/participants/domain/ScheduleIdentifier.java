package milepost.participants.domain;

/** A schedule within a cohort, such as {@code npq-leadership-autumn}. */
public record ScheduleIdentifier(String value) {

    @Override
    public String toString() {
        return value;
    }
}
