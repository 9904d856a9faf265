package milepost.participants.domain.ecf;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.participants.domain.Cohort;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ScheduleIdentifier;
import milepost.participants.domain.catalogue.CourseGroup;
import milepost.participants.domain.catalogue.EntryKey;
import milepost.participants.domain.catalogue.Excerpt;
import org.jspecify.annotations.Nullable;

/** What a command names of the catalogue; null where it names none. */
public record Named(@Nullable Training training, @Nullable LeadProviderId leadProvider, @Nullable UUID deliveryPartner) {

    /** A cohort, and a schedule of it. */
    public record Training(Cohort cohort, ScheduleIdentifier schedule) {}

    public List<EntryKey> keys() {
        var keys = new ArrayList<EntryKey>();
        if (training != null) {
            keys.add(EntryKey.of(training.cohort()));
            keys.add(EntryKey.of(training.cohort(), training.schedule()));
        }
        if (leadProvider != null) {
            keys.add(EntryKey.of(leadProvider));
        }
        if (deliveryPartner != null) {
            keys.add(EntryKey.ofDeliveryPartner(deliveryPartner));
        }
        return keys;
    }

    /** What is not in the catalogue or not what it should be, and the entry that says so. */
    public Map<RecordRefusal, EntryKey> refusals(Excerpt catalogue) {
        var refusals = new EnumMap<RecordRefusal, EntryKey>(RecordRefusal.class);
        if (training != null && !catalogue.knows(EntryKey.of(training.cohort()))) {
            refusals.put(RecordRefusal.COHORT_UNKNOWN, EntryKey.of(training.cohort()));
        }
        if (training != null && catalogue.schedule(training.cohort(), training.schedule()).filter(schedule -> schedule.group() == CourseGroup.ECF).isEmpty()) {
            refusals.put(RecordRefusal.SCHEDULE_NOT_FOUND, EntryKey.of(training.cohort(), training.schedule()));
        }
        if (leadProvider != null && !catalogue.knows(EntryKey.of(leadProvider))) {
            refusals.put(RecordRefusal.LEAD_PROVIDER_UNKNOWN, EntryKey.of(leadProvider));
        }
        if (deliveryPartner != null && !catalogue.knows(EntryKey.ofDeliveryPartner(deliveryPartner))) {
            refusals.put(RecordRefusal.DELIVERY_PARTNER_UNKNOWN, EntryKey.ofDeliveryPartner(deliveryPartner));
        }
        return refusals;
    }
}
