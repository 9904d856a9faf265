package milepost.participants.postgres;

import milepost.participants.application.EnrolmentHistory;
import milepost.participants.application.Recorded;
import milepost.participants.domain.ApplicationId;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The history of enrolments in PostgreSQL. */
public final class PostgresEnrolmentHistory implements EnrolmentHistory {

    private final HistoryTable history;

    public PostgresEnrolmentHistory(DatabaseClient db) {
        this.history = new HistoryTable(db, "enrolment_history", "enrolment_id");
    }

    @Override
    public Mono<Void> record(ApplicationId enrolment, Recorded recorded, Cause cause) {
        return history.record(enrolment.value(), recorded, cause);
    }

    @Override
    public Flux<Entry> of(ApplicationId enrolment) {
        return history.of(enrolment.value());
    }
}
