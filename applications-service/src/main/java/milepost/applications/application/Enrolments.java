package milepost.applications.application;

import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.Enrolment;
import reactor.core.publisher.Mono;

/** Our copies of the enrolments born of accepted applications. */
public interface Enrolments {

    Mono<Enrolment> find(ApplicationId application);

    /** Remembers the copy unless a newer one is there; false when it was older. */
    Mono<Boolean> keep(Enrolment enrolment);

    /** Remembers that the application mirrors this copy. */
    Mono<Void> shown(Enrolment enrolment);
}
