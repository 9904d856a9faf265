package milepost.participants.application;

import java.util.Optional;
import milepost.participants.application.EnrolmentHistory.Cause;
import milepost.participants.domain.Enrolment;
import reactor.core.publisher.Mono;

/** Stores an enrolment with its history and tells everybody. Runs in a transaction that the caller opened. */
public final class RecordEnrolment {

    private final Enrolments enrolments;
    private final EnrolmentHistory history;
    private final Publishing publishing;

    public RecordEnrolment(Enrolments enrolments, EnrolmentHistory history, Publishing publishing) {
        this.enrolments = enrolments;
        this.history = history;
        this.publishing = publishing;
    }

    public Mono<Enrolments.Stored> record(Enrolment enrolment, Optional<Recorded> previous, Cause cause) {
        return enrolments.store(enrolment, previous.orElse(null))
                .flatMap(recorded -> history.record(enrolment.id(), recorded, cause)
                        .then(publishing.enrolment(enrolment, recorded))
                        .thenReturn(new Enrolments.Stored(enrolment, recorded)));
    }
}
