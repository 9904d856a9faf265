package milepost.applications.application;

import java.util.Collection;
import java.util.List;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.Enrolment;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Our copies of the enrolments born of accepted applications. */
public interface Enrolments {

    /** Those that are there. */
    Flux<Enrolment> find(Collection<ApplicationId> applications);

    default Mono<Enrolment> find(ApplicationId application) {
        return find(List.of(application)).singleOrEmpty();
    }

    /** Remembers copies of different enrolments, each unless a newer one is there; answers those that were remembered. */
    Flux<ApplicationId> keep(List<Enrolment> enrolments);

    /** The same for one; false when it was older. */
    default Mono<Boolean> keep(Enrolment enrolment) {
        return keep(List.of(enrolment)).hasElements();
    }

    /** Remembers that the applications mirror these copies. */
    Mono<Void> shown(List<Enrolment> enrolments);

    default Mono<Void> shown(Enrolment enrolment) {
        return shown(List.of(enrolment));
    }
}
