package milepost.participants.application;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import milepost.participants.application.EnrolmentHistory.Actor;
import milepost.participants.application.EnrolmentHistory.Cause;
import milepost.participants.domain.ApplicationCopy;
import milepost.participants.domain.ApplicationCopy.Standing;
import milepost.participants.domain.ApplicationId;
import milepost.participants.domain.Enrolling;
import milepost.participants.domain.Enrolment;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes the enrolment and the documents what an application's newest state says they should be. Record, answer of the owner and
 * sweep all end here. Runs in a transaction that the caller opened.
 */
public final class FollowApplications {

    private final Applications applications;
    private final Enrolments enrolments;
    private final Persons persons;
    private final RecordEnrolment record;
    private final RefreshDocuments documents;

    public FollowApplications(Applications applications, Enrolments enrolments, Persons persons, RecordEnrolment record,
                              RefreshDocuments documents) {
        this.applications = applications;
        this.enrolments = enrolments;
        this.persons = persons;
        this.record = record;
        this.documents = documents;
    }

    /** Remembers the application, unless something newer is remembered. */
    public Mono<Boolean> remember(ApplicationCopy application) {
        return applications.keep(application);
    }

    /** The same for several different applications; answers those that were remembered. */
    public Flux<ApplicationId> remember(List<ApplicationCopy> all) {
        return applications.keep(all);
    }

    /**
     * Looks at many that were just remembered, with nothing to do for those that are not accepted and never were, which is how all of
     * them arrive; answers the others.
     */
    public Mono<List<ApplicationId>> unlessNothingFollows(List<ApplicationId> ids) {
        return applications.ofIds(ids).filter(application -> application.standing() instanceof Standing.NotAccepted).collectList()
                .flatMap(pending -> pending.isEmpty() ? Mono.just(ids) : persons.lockAll(pending.stream().map(ApplicationCopy::participant).toList())
                        .then(Mono.defer(() -> enrolments.byIds(idsOf(pending)).map(stored -> stored.enrolment().id()).collect(Collectors.toSet())))
                        .flatMap(enrolled -> {
                            List<ApplicationCopy> settled = pending.stream().filter(application -> !enrolled.contains(application.id())).toList();
                            List<ApplicationId> others = ids.stream().filter(id -> !idsOf(settled).contains(id)).toList();
                            return settled.isEmpty() ? Mono.just(others) : applications.converged(settled).thenReturn(others);
                        }));
    }

    private static List<ApplicationId> idsOf(List<ApplicationCopy> applications) {
        return applications.stream().map(ApplicationCopy::id).toList();
    }

    /**
     * Draws every consequence of what is remembered of this application. Its owner may not have heard yet that the applicant's id was
     * retired: whoever it stands for now is meant, so that a late record brings nobody back.
     */
    public Mono<Void> converge(ApplicationId id) {
        return applications.find(id).flatMap(seen -> persons.lockSurvivor(seen.participant())
                .flatMap(person -> applications.find(id)
                        .flatMap(application -> enrol(person.map(stored -> application.of(stored.person().id())).orElse(application))
                                .then(refresh(person))
                                .then(Mono.defer(() -> applications.converged(List.of(application)))))));
    }

    private Mono<Void> enrol(ApplicationCopy application) {
        return enrolments.find(application.id()).map(Optional::of).defaultIfEmpty(Optional.empty())
                .flatMap(is -> switch (Enrolling.decide(is.map(Enrolments.Stored::enrolment), application)) {
                    case Enrolling.Decision.Nothing _ -> Mono.empty();
                    case Enrolling.Decision.Store(var enrolment) ->
                            record.record(enrolment, is.map(Enrolments.Stored::recorded), cause(enrolment)).then();
                });
    }

    private static Cause cause(Enrolment enrolment) {
        return new Cause(enrolment.live() ? "enrol" : "end", Actor.SYSTEM, enrolment.effectiveAt());
    }

    private Mono<Void> refresh(Optional<Persons.Stored> person) {
        return Mono.defer(() -> person.map(stored -> documents.of(stored.person())).orElseGet(Mono::empty));
    }
}
