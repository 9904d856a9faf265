package milepost.applications.domain.catalogue;

import java.util.UUID;

/** The key of a catalogue entry, in the published spelling such as {@code offer/2024a/npq-headship/<uuid>}. */
public record EntryKey(String value) {

    public static EntryKey of(LeadProviderId id) {
        return new EntryKey("lead-provider/" + id.value());
    }

    public static EntryKey of(CourseIdentifier course) {
        return new EntryKey("course/" + course.value());
    }

    public static EntryKey of(CohortIdentifier cohort) {
        return new EntryKey("cohort/" + cohort);
    }

    public static EntryKey of(CohortIdentifier cohort, ScheduleIdentifier schedule) {
        return new EntryKey("schedule/" + cohort + "/" + schedule.value());
    }

    public static EntryKey of(CohortIdentifier cohort, CourseIdentifier course, LeadProviderId provider) {
        return new EntryKey("offer/" + cohort + "/" + course.value() + "/" + provider.value());
    }

    public static EntryKey deliveryPartner(UUID id) {
        return new EntryKey("delivery-partner/" + id);
    }

    public static EntryKey of(LeadProviderId provider, UUID deliveryPartner) {
        return new EntryKey("partnership/" + provider.value() + "/" + deliveryPartner);
    }

    /** The kind of the entry: what stands before the first slash. */
    public String kind() {
        return value.substring(0, value.indexOf('/'));
    }
}
