package milepost.applications.application;

import java.util.Optional;
import milepost.applications.application.Applications.Stored;
import milepost.applications.domain.Application;
import milepost.applications.domain.ApplicationState.Accepted;
import reactor.core.publisher.Mono;

/**
 * After a restore from an older copy: takes over what had been published of an application and its row no longer knows. Nothing is
 * decided here, because the copies of person and enrolment may be as old; when they are folded, the sweep that follows shows what they
 * say. Runs in a transaction that the caller opened.
 */
public final class TakeBackApplication {

    private final Applications applications;
    private final Persons persons;
    private final RecordChanges changes;

    public TakeBackApplication(Applications applications, Persons persons, RecordChanges changes) {
        this.applications = applications;
        this.persons = persons;
        this.changes = changes;
    }

    /** @return false where the row is not older */
    public Mono<Boolean> takeBack(Application told) {
        return persons.expect(told.participant()).flatMap(person -> applications.lock(person)
                .flatMap(now -> applications.find(told.id()).map(Optional::of).defaultIfEmpty(Optional.empty())
                        .flatMap(known -> known.filter(row -> row.application().version() >= told.version()).isPresent() ? Mono.just(false)
                                : changes.takeBack(known, mirrored(told, known), person, now).thenReturn(true))));
    }

    /** What is published does not tell the training status; the row may have it from the enrolment. */
    private static Application mirrored(Application told, Optional<Stored> known) {
        return known.isPresent() && known.get().application().state() instanceof Accepted was && told.state() instanceof Accepted is
                ? told.inState(new Accepted(is.at(), is.schedule(), was.trainingStatus(), is.sinceVersion()), told.fundedPlace(), told.effectiveAt())
                : told;
    }
}
