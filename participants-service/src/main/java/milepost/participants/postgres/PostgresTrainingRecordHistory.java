package milepost.participants.postgres;

import milepost.participants.application.EnrolmentHistory.Cause;
import milepost.participants.application.EnrolmentHistory.Entry;
import milepost.participants.application.Recorded;
import milepost.participants.application.ecf.TrainingRecordHistory;
import milepost.participants.domain.ecf.TrainingRecordId;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The history of ECF training records in PostgreSQL. */
public final class PostgresTrainingRecordHistory implements TrainingRecordHistory {

    private final HistoryTable history;

    public PostgresTrainingRecordHistory(DatabaseClient db) {
        this.history = new HistoryTable(db, "training_record_history", "training_record_id");
    }

    @Override
    public Mono<Void> record(TrainingRecordId record, Recorded recorded, Cause cause) {
        return history.record(record.value(), recorded, cause);
    }

    @Override
    public Flux<Entry> of(TrainingRecordId record) {
        return history.of(record.value());
    }
}
