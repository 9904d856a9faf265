package milepost.declarations.domain;

/** A schedule's identifier, unique within its cohort. */
public record ScheduleIdentifier(String value) {

    @Override
    public String toString() {
        return value;
    }
}
