package milepost.participants.domain.ecf;

import java.time.LocalDate;
import java.util.Optional;
import milepost.participants.domain.LeadProviderId;

/** What one provider sees of a training record on a day: how things stand with it, or stood when its stretch ended. */
public record RecordView(TrainingRecord record, Stretch stretch, ParticipantStatus status) {

    /** Whoever trains, trained or is planned to train sees it; the one whose stretch is over goes on seeing it as it was (facts/ecf 1.8). */
    public static Optional<RecordView> of(TrainingRecord record, LeadProviderId provider, LocalDate today) {
        return record.stretchOf(provider, today)
                .map(stretch -> new RecordView(record, stretch, ParticipantStatus.of(stretch, today)));
    }
}
