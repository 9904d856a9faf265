package milepost.applications.application;

import java.time.Instant;
import java.util.List;
import milepost.applications.application.Applications.Change;
import milepost.applications.application.Applications.Stored;
import milepost.applications.domain.Application;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.PreviousFunding;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * An application among all that its person made for the same training, locked for a change.
 *
 * @param rows all of them, this one included
 * @param now  the database's time, told once all were locked
 */
record Held(Stored mine, List<Stored> rows, Instant now) {

    /** Empty when there is no such application. */
    static Mono<Held> of(Applications applications, ApplicationId id) {
        return applications.find(id).flatMap(seen -> of(applications, seen));
    }

    /** The one that was seen before, as it is once nobody else can change it. */
    static Mono<Held> of(Applications applications, Stored seen) {
        ApplicationId id = seen.application().id();
        return applications.lock(seen.person())
                .flatMap(now -> applications.ofPerson(seen.person(), seen.application().course()).collectList()
                        .flatMap(rows -> rows.stream().filter(row -> row.application().id().equals(id)).findFirst()
                                .map(mine -> Mono.just(new Held(mine, rows, now)))
                                // while we waited the person was merged into another one
                                .orElseGet(() -> of(applications, id))));
    }

    Application application() {
        return mine.application();
    }

    List<Application> others() {
        return rows.stream().map(Stored::application).filter(other -> !other.id().equals(mine.application().id())).toList();
    }

    Stored row(Application application) {
        return rows.stream().filter(row -> row.application().id().equals(application.id())).findFirst().orElseThrow();
    }

    /** Stores the application as it is now, and the others where it means something else for their funding. */
    Mono<Stored> become(Application after, RecordChanges changes, Change change) {
        List<Application> settled = PreviousFunding.settle(rows.stream().map(Stored::application)
                .map(row -> row.id().equals(after.id()) ? after : row).toList());
        var followed = new Change("previous_funding_changed", "system", change.effectiveAt(), null);
        return Flux.fromIterable(settled)
                .concatMap(it -> changes.record(this, it, it.id().equals(after.id()) ? change : followed))
                .filter(stored -> stored.application().id().equals(after.id()))
                .single();
    }
}
