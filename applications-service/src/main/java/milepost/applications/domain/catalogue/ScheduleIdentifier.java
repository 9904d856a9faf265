package milepost.applications.domain.catalogue;

/** A schedule's identifier, unique within its cohort, such as {@code npq-leadership-autumn}. */
public record ScheduleIdentifier(String value) {
}
