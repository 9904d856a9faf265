package milepost.participants.application.ecf;

import milepost.participants.application.EnrolmentHistory.Cause;
import milepost.participants.application.EnrolmentHistory.Entry;
import milepost.participants.application.Recorded;
import milepost.participants.domain.ecf.TrainingRecordId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What became of every ECF training record, and by whom: one entry for each version. */
public interface TrainingRecordHistory {

    Mono<Void> record(TrainingRecordId record, Recorded recorded, Cause cause);

    /** Oldest first. */
    Flux<Entry> of(TrainingRecordId record);
}
