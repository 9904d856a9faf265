package milepost.applications.application;

import java.util.List;
import java.util.Map;
import milepost.applications.application.Applications.Change;
import milepost.applications.application.Applications.Stored;
import milepost.applications.domain.Application;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.ApplicationState.Accepted;
import milepost.applications.domain.Enrolment;
import milepost.applications.domain.FundedPlaces;
import milepost.applications.domain.Person;
import milepost.applications.domain.catalogue.Cohort;
import milepost.applications.domain.catalogue.EntryKey;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Mirrors what the enrolment owns once an application is accepted: provider, cohort, schedule and training status. */
public final class FollowEnrolment {

    private final Applications applications;
    private final Enrolments enrolments;
    private final Catalogue catalogue;
    private final RecordChanges changes;

    public FollowEnrolment(Applications applications, Enrolments enrolments, Catalogue catalogue, RecordChanges changes) {
        this.applications = applications;
        this.enrolments = enrolments;
        this.catalogue = catalogue;
        this.changes = changes;
    }

    /** Remembers the copy, unless a newer one is remembered. */
    public Mono<Boolean> remember(Enrolment enrolment) {
        return enrolments.keep(enrolment);
    }

    /** The same for several of different applications; answers those that were remembered. */
    public Flux<ApplicationId> remember(List<Enrolment> all) {
        return enrolments.keep(all);
    }

    /**
     * Looks at many together, with nothing to do for those whose application says all of it already, which is how it is after every
     * acceptance; answers the others. Runs in a transaction that the caller opened.
     */
    public Mono<List<ApplicationId>> unlessMirrored(List<ApplicationId> ids) {
        return enrolments.find(ids).collectMap(Enrolment::application).flatMap(told -> locked(ids)
                .filterWhen(row -> isMirrored(row, told)).map(row -> row.application().id()).collectList()
                .flatMap(mirrored -> {
                    List<ApplicationId> others = ids.stream().filter(id -> !mirrored.contains(id)).toList();
                    return mirrored.isEmpty() ? Mono.just(others) : enrolments.shown(mirrored.stream().map(told::get).toList()).thenReturn(others);
                }));
    }

    /** Those of whom nobody was merged into somebody else while we waited. */
    private Flux<Stored> locked(List<ApplicationId> ids) {
        return applications.find(ids).map(Stored::person).distinct(Person::id).collectList()
                .flatMapMany(people -> people.isEmpty() ? Flux.empty() : applications.lock(people)
                        .flatMapMany(_ -> applications.find(ids)).filter(row -> people.contains(row.person())));
    }

    private Mono<Boolean> isMirrored(Stored row, Map<ApplicationId, Enrolment> told) {
        Enrolment enrolment = told.get(row.application().id());
        return enrolment == null ? Mono.just(false) : shouldBe(row.application(), enrolment).map(row.application()::equals);
    }

    /** Runs in a transaction that the caller opened. */
    public Mono<Void> converge(ApplicationId id) {
        return enrolments.find(id).flatMap(enrolment ->
                converge(enrolment, new Change("enrolment_changed", "system", enrolment.effectiveAt(), null)));
    }

    /** The same where it is known who changed the enrolment. */
    Mono<Void> converge(ApplicationId id, Change why) {
        return enrolments.find(id).flatMap(enrolment -> converge(enrolment, why));
    }

    private Mono<Void> converge(Enrolment enrolment, Change why) {
        return Held.of(applications, enrolment.application())
                .flatMap(held -> shouldBe(held.application(), enrolment)
                        .flatMap(after -> held.become(after, changes, why))
                        .then(enrolments.shown(enrolment)));
    }

    private Mono<Application> shouldBe(Application is, Enrolment enrolment) {
        return mirrored(is, enrolment).map(after -> after.equals(is) ? is : after.effective(enrolment.effectiveAt()));
    }

    private Mono<Application> mirrored(Application is, Enrolment enrolment) {
        boolean speaksAboutIt = is.state() instanceof Accepted(_, _, _, var since) && enrolment.live() && enrolment.sourceVersion() >= since;
        if (!speaksAboutIt) {
            return Mono.just(is);
        }
        Accepted was = (Accepted) is.state();
        var state = new Accepted(was.at(), enrolment.schedule(), enrolment.trainingStatus(), was.sinceVersion());
        return is.cohort().equals(enrolment.cohort())
                ? Mono.just(is.at(enrolment.leadProvider(), enrolment.cohort(), state, is.fundedPlace()))
                : Mono.zip(cohort(EntryKey.of(is.cohort())), cohort(EntryKey.of(enrolment.cohort())))
                        .map(cohorts -> is.at(enrolment.leadProvider(), enrolment.cohort(), state,
                                place(is, cohorts.getT1(), cohorts.getT2())));
    }

    private static @Nullable Boolean place(Application is, Cohort from, Cohort to) {
        return FundedPlaces.whenMoved(from.funding(), to.funding(), is.fundedPlace(), is.funding().eligible());
    }

    private Mono<Cohort> cohort(EntryKey key) {
        return catalogue.find(key).map(stored -> (Cohort) stored.entry());
    }
}
