package milepost.participants.application.ecf;

import java.util.Optional;
import milepost.participants.application.EnrolmentHistory.Cause;
import milepost.participants.application.Publishing;
import milepost.participants.application.Recorded;
import milepost.participants.domain.ecf.TrainingRecord;
import reactor.core.publisher.Mono;

/** Stores an ECF training record with its history and tells everybody. Runs in a transaction that the caller opened. */
public final class RecordTraining {

    private final TrainingRecords records;
    private final TrainingRecordHistory history;
    private final Publishing publishing;

    public RecordTraining(TrainingRecords records, TrainingRecordHistory history, Publishing publishing) {
        this.records = records;
        this.history = history;
        this.publishing = publishing;
    }

    public Mono<TrainingRecords.Stored> record(TrainingRecord record, Optional<Recorded> previous, Cause cause) {
        return records.store(record, previous.orElse(null))
                .flatMap(recorded -> history.record(record.id(), recorded, cause)
                        .then(publishing.trainingRecord(record, recorded))
                        .thenReturn(new TrainingRecords.Stored(record, recorded)));
    }
}
