package milepost.applications.application;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import milepost.applications.application.Applications.Change;
import milepost.applications.application.Applications.Stored;
import milepost.applications.domain.Application;
import milepost.applications.domain.ApplicationState;
import milepost.applications.domain.ApplicationState.Accepted;
import milepost.applications.domain.Person;
import milepost.applications.domain.TrainingStatus;
import reactor.core.publisher.Mono;

/**
 * Writes what became of an application: {@code updated_at} moves exactly when the provider's document does, the version exactly
 * when the published snapshot does.
 */
public final class RecordChanges {

    /** The one entry of its history that says where it came from; the entries before it went with the database. */
    private static final String TAKEN_BACK = "taken_back_from_topic";
    /** What registration sent is in no topic. */
    private static final byte[] NOT_KNOWN = {};

    private final Applications applications;
    private final Documents documents;
    private final Publishing publishing;
    private final Versioning versions;

    public RecordChanges(Applications applications, Documents documents, Publishing publishing, Versioning versions) {
        this.applications = applications;
        this.documents = documents;
        this.publishing = publishing;
        this.versions = versions;
    }

    /** The stored row of an application that has not been stored before. */
    Stored first(Application application, Person person) {
        Application numbered = application.versioned(versions.next(0));
        return stored(numbered, person);
    }

    long nextVersion(Application application) {
        return versions.next(application.version());
    }

    /** The same for one of several applications that were locked together. */
    Mono<Stored> record(Held held, Application after, Change change) {
        Stored before = held.row(after);
        return record(before, after, before.person(), held.now(), change);
    }

    /** Stores and publishes what differs; completes with the row as it is now. */
    Mono<Stored> record(Stored before, Application after, Person person, Instant now, Change change) {
        Stored written = written(before, after, person, now);
        if (isTheSame(before, written)) {
            return Mono.just(before);
        }
        return applications.save(written, change)
                .then(Mono.defer(() -> isPublished(before, after) ? publishing.application(written.application()) : Mono.empty()))
                .thenReturn(written);
    }

    /** Whether there would be nothing to record. */
    boolean isRecorded(Stored before, Application after, Person person, Instant now) {
        return isTheSame(before, written(before, after, person, now));
    }

    private Stored written(Stored before, Application after, Person person, Instant now) {
        // a version says one thing: when something took effect that is not told with it belongs to the history alone
        Application numbered = isPublished(before, after) ? after.versioned(nextVersion(before.application()))
                : after.effective(before.application().effectiveAt());
        Stored is = stored(numbered, person);
        return isShownAnew(before, is) ? stored(numbered.stamped(later(now, before.application().updatedAt())), person) : is;
    }

    private static boolean isPublished(Stored before, Application after) {
        return !publishes(before.application()).equals(publishes(after));
    }

    /**
     * An application as it had been told, newer than its row or without one. What its provider sees also rests on the person, whom nothing
     * told of it names: so it counts as shown anew.
     */
    Mono<Stored> takeBack(Optional<Stored> before, Application told, Person person, Instant now) {
        Instant shown = before.map(row -> row.application().updatedAt()).filter(told.updatedAt()::isBefore).orElse(told.updatedAt());
        Stored row = stored(told.versioned(nextVersion(told)).stamped(later(now, shown)), person);
        var change = new Change(TAKEN_BACK, "system", told.effectiveAt(), null);
        return (before.isPresent() ? applications.save(row, change) : applications.insert(row, NOT_KNOWN, change).then())
                .then(Mono.defer(() -> publishing.application(row.application())))
                .thenReturn(row);
    }

    private Stored stored(Application application, Person person) {
        return new Stored(application, person, documents.render(application, person), documents.shape());
    }

    /** A new shape alone is not a change of what is shown; another provider, to whom all of it is new, is (decision D10). */
    private boolean isShownAnew(Stored before, Stored is) {
        if (!before.application().leadProvider().equals(is.application().leadProvider())) {
            return true;
        }
        Documents.Rendered was = before.shape() == documents.shape() ? before.document()
                : documents.render(before.application(), before.person());
        return !was.etag().equals(is.document().etag());
    }

    private static boolean isTheSame(Stored before, Stored is) {
        return before.application().equals(is.application())
                && before.document().etag().equals(is.document().etag())
                && before.shape() == is.shape();
    }

    /** What a snapshot says, without what moves by itself: the stamps, and the training status, which the enrolment publishes. */
    private static Application publishes(Application application) {
        ApplicationState state = switch (application.state()) {
            case Accepted(var at, var schedule, _, _) -> new Accepted(at, schedule, TrainingStatus.ACTIVE, 0);
            case ApplicationState.Pending pending -> pending;
            case ApplicationState.Rejected rejected -> rejected;
        };
        return application.inState(state, application.fundedPlace(), Instant.EPOCH).stamped(Instant.EPOCH).versioned(0);
    }

    private static Instant later(Instant now, Instant previous) {
        Instant next = previous.plus(1, ChronoUnit.MICROS);
        return now.isAfter(next) ? now : next;
    }
}
