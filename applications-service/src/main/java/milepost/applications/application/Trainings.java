package milepost.applications.application;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.Enrolment;
import milepost.applications.domain.TrainingChange;
import reactor.core.publisher.Mono;

/** Where somebody trains once an application is accepted: owned, hence changed, by participants-service. */
public interface Trainings {

    /** @param key the request's own idempotency key: the same command passed on twice is one there too */
    Mono<Answer> change(ApplicationId application, TrainingChange change, Optional<String> key);

    /** What its owner says. */
    sealed interface Answer {

        /** The enrolment as it is now. */
        record Is(Enrolment enrolment) implements Answer {
        }

        record Refused(List<Reason> reasons) implements Answer {
        }
    }

    /** Why the owner refuses, in its own words. */
    record Reason(String title, String code, String detail, Map<String, Object> meta) {
    }
}
