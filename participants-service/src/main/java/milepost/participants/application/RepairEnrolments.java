package milepost.participants.application;

import milepost.participants.domain.ApplicationId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds applications whose consequences were missed, such as an accepted one without enrolment, and draws them (convergence rule 3). */
public final class RepairEnrolments {

    private final Applications applications;
    private final FollowApplications follow;

    public RepairEnrolments(Applications applications, FollowApplications follow) {
        this.applications = applications;
        this.follow = follow;
    }

    public Mono<Repaired> page(@Nullable ApplicationId after, int limit) {
        return applications.unconverged(after, limit).collectList()
                .flatMap(found -> Flux.fromIterable(found)
                        .concatMap(application -> follow.converge(application.id()))
                        .then(Mono.fromSupplier(() -> Repaired.of(found, limit, application -> application.id().value()))));
    }
}
