package milepost.applications.application;

import java.util.List;
import milepost.applications.domain.ApplicationId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Brings up to date what a rollout or a lost record left behind: documents of an older shape, older copies of person or enrolment. */
public final class RepairApplications {

    private final Applications applications;
    private final Documents documents;
    private final FollowPerson persons;
    private final FollowEnrolment enrolments;

    public RepairApplications(Applications applications, Documents documents, FollowPerson persons, FollowEnrolment enrolments) {
        this.applications = applications;
        this.documents = documents;
        this.persons = persons;
        this.enrolments = enrolments;
    }

    /** The ids that were repaired, in their order; runs in a transaction that the caller opened. */
    public Mono<List<ApplicationId>> repair(@Nullable ApplicationId after, int limit) {
        return applications.stale(documents.shape(), after, limit).collectList()
                .flatMap(ids -> Flux.fromIterable(ids).concatMap(this::repair).then(Mono.just(ids)));
    }

    private Mono<Void> repair(ApplicationId id) {
        return applications.find(id)
                .flatMap(row -> persons.converge(row.person().id()))
                .then(Mono.defer(() -> enrolments.converge(id)));
    }
}
