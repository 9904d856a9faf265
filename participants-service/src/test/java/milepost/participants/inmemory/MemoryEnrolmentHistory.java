package milepost.participants.inmemory;

import milepost.participants.application.EnrolmentHistory;
import milepost.participants.application.Recorded;
import milepost.participants.domain.ApplicationId;
import milepost.participants.inmemory.Tables.HistoryKey;
import org.springframework.dao.DuplicateKeyException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The history of enrolments. */
final class MemoryEnrolmentHistory implements EnrolmentHistory {

    private final Tables tables;

    MemoryEnrolmentHistory(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Mono<Void> record(ApplicationId enrolment, Recorded recorded, Cause cause) {
        return Mono.fromRunnable(() -> {
            var key = new HistoryKey(enrolment, recorded.version());
            if (tables.history.has(key)) {
                throw new DuplicateKeyException("the history has version " + key.version() + " of enrolment " + enrolment);
            }
            tables.history.put(key, new Entry(recorded.version(), cause));
        });
    }

    @Override
    public Flux<Entry> of(ApplicationId enrolment) {
        return Flux.defer(() -> Flux.fromIterable(tables.history.after(new HistoryKey(enrolment, Long.MIN_VALUE)).entrySet().stream()
                .takeWhile(entry -> entry.getKey().enrolment().equals(enrolment)).map(entry -> entry.getValue()).toList()));
    }
}
