package milepost.participants.inmemory;

import milepost.participants.application.EnrolmentHistory.Cause;
import milepost.participants.application.EnrolmentHistory.Entry;
import milepost.participants.application.Recorded;
import milepost.participants.application.ecf.TrainingRecordHistory;
import milepost.participants.domain.ecf.TrainingRecordId;
import milepost.participants.inmemory.Tables.RecordHistoryKey;
import org.springframework.dao.DuplicateKeyException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The history of ECF training records. */
final class MemoryTrainingRecordHistory implements TrainingRecordHistory {

    private final Tables tables;

    MemoryTrainingRecordHistory(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Mono<Void> record(TrainingRecordId record, Recorded recorded, Cause cause) {
        return Mono.fromRunnable(() -> {
            var key = new RecordHistoryKey(record, recorded.version());
            if (tables.recordHistory.has(key)) {
                throw new DuplicateKeyException("the history has version " + key.version() + " of training record " + record);
            }
            tables.recordHistory.put(key, new Entry(recorded.version(), cause));
        });
    }

    @Override
    public Flux<Entry> of(TrainingRecordId record) {
        return Flux.defer(() -> Flux.fromIterable(tables.recordHistory.after(new RecordHistoryKey(record, Long.MIN_VALUE)).entrySet().stream()
                .takeWhile(entry -> entry.getKey().record().equals(record)).map(entry -> entry.getValue()).toList()));
    }
}
