package milepost.participants.domain.ecf;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Stream;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.LondonDays;
import org.jspecify.annotations.Nullable;

/**
 * Who trains from a day on. What is said last holds from its day on: whatever was to begin then or later is void. The record, its
 * cohort and its schedule stay; with the new provider training is active, without mentor, and with the delivery partner that was named.
 */
public final class Transferring {

    private Transferring() {
    }

    /** @param from the first day with the new provider; it may lie in the past or in the future */
    public record Asked(LeadProviderId to, @Nullable UUID deliveryPartner, LocalDate from) {}

    /** @param at the request clock, by whose London day it is judged who the present provider is */
    public static RecordDecision decide(TrainingRecord record, Asked asked, Instant at) {
        var present = record.presentOn(LondonDays.of(at));
        var first = LondonDays.of(present.from());
        if (asked.from().isBefore(first) || asked.from().equals(first) && !present.leadProvider().equals(asked.to())) {
            return new RecordDecision.Refused(RecordRefusal.TRANSFER_BEFORE_TRAINING);
        }
        return RecordDecision.between(record, after(record, asked, at), at);
    }

    /** Whoever trains on that day or up to it has nobody to take over from. */
    private static TrainingRecord after(TrainingRecord record, Asked asked, Instant at) {
        return Stream.of(asked.from(), asked.from().minusDays(1)).map(record::presentOn)
                .filter(stretch -> stretch.leadProvider().equals(asked.to())).findFirst()
                .map(stretch -> record.staying(stretch, at))
                .orElseGet(() -> record.transferred(asked.to(), asked.deliveryPartner(), LondonDays.startOf(asked.from()), at));
    }
}
