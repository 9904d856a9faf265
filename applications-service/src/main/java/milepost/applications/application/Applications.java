package milepost.applications.application;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import milepost.applications.domain.Application;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.ParticipantId;
import milepost.applications.domain.Person;
import milepost.applications.domain.catalogue.CohortIdentifier;
import milepost.applications.domain.catalogue.CourseIdentifier;
import milepost.applications.domain.catalogue.LeadProviderId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All applications, each with the person it is about and the document providers see. */
public interface Applications {

    Mono<Stored> find(ApplicationId id);

    /** Those that are there. */
    Flux<Stored> find(Collection<ApplicationId> ids);

    /** The application, if this provider holds it. */
    Mono<Stored> find(ApplicationId id, LeadProviderId holder);

    /** Keeps every other command on this person waiting, under all the keys the person is known by; gives the database's time. */
    default Mono<Instant> lock(Person person) {
        return lock(List.of(person));
    }

    /** The same for several people. */
    Mono<Instant> lock(Collection<Person> people);

    /** The applications for this training of everybody who is this person, by id or verified TRN; locked, in the order of their ids. */
    Flux<Stored> ofPerson(Person person, CourseIdentifier course);

    /** All applications of these participant ids, locked, in the order of their ids. */
    Flux<Stored> of(Collection<ParticipantId> participants);

    /** The applications of everybody with this TRN, verified or not, in the order of their ids. */
    Flux<Stored> underTrn(String trn);

    /** The applications judged by whether their person is one of these, in the order of their ids. */
    Flux<Stored> inDoubtAbout(Collection<ParticipantId> others);

    default Flux<Stored> inDoubtAbout(ParticipantId other) {
        return inDoubtAbout(List.of(other));
    }

    /** How many funded places of a provider's offer are taken. */
    Mono<Long> fundedPlaces(CohortIdentifier cohort, CourseIdentifier course, LeadProviderId provider);

    Mono<Boolean> anyIn(CohortIdentifier cohort);

    /** False when the id is taken. */
    Mono<Boolean> insert(Stored application, byte[] contentHash, Change change);

    Mono<Void> save(Stored application, Change change);

    /** Fingerprints of what registration sent for those of these ids that are there. */
    Mono<Map<ApplicationId, byte[]>> contentHashes(Collection<ApplicationId> ids);

    /** The latest of these changes of an application, if there was one. */
    Mono<Change> latest(ApplicationId id, Collection<String> whats);

    /** What is behind: of an older shape, or with a copy of the person or the enrolment lying by that was not shown yet. */
    Flux<ApplicationId> stale(int shape, @Nullable ApplicationId after, int limit);

    /**
     * An application as stored.
     *
     * @param document what its provider sees
     * @param shape    in which shape that is rendered
     */
    record Stored(Application application, Person person, Documents.Rendered document, int shape) {
    }

    /**
     * Why and by whom an application changes, for its history.
     *
     * @param actor who, such as {@code provider:<id>} or {@code system}
     */
    record Change(String what, String actor, Instant effectiveAt, @Nullable String reason) {
    }
}
