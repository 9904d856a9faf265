package milepost.participants.domain.catalogue;

import java.util.UUID;
import milepost.participants.domain.Cohort;
import milepost.participants.domain.CourseIdentifier;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ScheduleIdentifier;

/** The key under which an entry of the catalogue is published. */
public record EntryKey(String value) {

    public static EntryKey of(CourseIdentifier course) {
        return new EntryKey("course/" + course);
    }

    public static EntryKey of(Cohort cohort) {
        return new EntryKey("cohort/" + cohort);
    }

    public static EntryKey of(Cohort cohort, ScheduleIdentifier schedule) {
        return new EntryKey("schedule/" + cohort + "/" + schedule);
    }

    public static EntryKey of(Cohort cohort, CourseIdentifier course, LeadProviderId provider) {
        return new EntryKey("offer/" + cohort + "/" + course + "/" + provider);
    }

    public static EntryKey of(LeadProviderId provider) {
        return new EntryKey("lead-provider/" + provider);
    }

    public static EntryKey ofDeliveryPartner(UUID id) {
        return new EntryKey("delivery-partner/" + id);
    }

    /** What is published under it, such as {@code lead-provider}. */
    public String kind() {
        return value.substring(0, value.indexOf('/'));
    }

    @Override
    public String toString() {
        return value;
    }
}
