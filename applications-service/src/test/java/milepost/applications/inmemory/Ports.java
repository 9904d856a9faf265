package milepost.applications.inmemory;

import java.util.stream.Stream;
import milepost.applications.RunningService;
import milepost.applications.application.Applications;
import milepost.applications.application.Catalogue;
import milepost.applications.application.DeclarationsHeard;
import milepost.applications.application.EligibilityLists;
import milepost.applications.application.Enrolments;
import milepost.applications.application.ListApplications.Pages;
import milepost.applications.application.Persons;
import milepost.applications.application.PublishedApplications;
import milepost.applications.application.ShownPartners;
import reactor.core.publisher.Mono;

/**
 * The ports over one kind of storage, for contracts that both kinds keep.
 *
 * @param aMinutePasses makes what was copied until now look a minute older
 */
record Ports(String over, Shelf shelf, Runnable aMinutePasses) {

    /** Where a port is found. */
    interface Shelf {
        <P> P port(Class<P> kind);
    }

    static Stream<Ports> all() {
        return Stream.of(new Alone(_ -> Mono.never()).ports, new Ports("PostgreSQL", RunningService::bean, Ports::agePostgres));
    }

    private static void agePostgres() {
        age("person");
        age("enrolment");
    }

    /** Once nobody else has a row of it: the service's own sweep would take them in another order. */
    private static void age(String table) {
        RunningService.execute("DO $$ BEGIN LOCK TABLE %1$s IN EXCLUSIVE MODE; UPDATE %1$s SET copied_at = copied_at - interval '1 minute'; END $$".formatted(table));
    }

    Applications applications() {
        return shelf.port(Applications.class);
    }

    PublishedApplications published() {
        return shelf.port(PublishedApplications.class);
    }

    Catalogue catalogue() {
        return shelf.port(Catalogue.class);
    }

    Persons persons() {
        return shelf.port(Persons.class);
    }

    Enrolments enrolments() {
        return shelf.port(Enrolments.class);
    }

    DeclarationsHeard declarations() {
        return shelf.port(DeclarationsHeard.class);
    }

    ShownPartners partners() {
        return shelf.port(ShownPartners.class);
    }

    EligibilityLists lists() {
        return shelf.port(EligibilityLists.class);
    }

    Pages pages() {
        return shelf.port(Pages.class);
    }

    @Override
    public String toString() {
        return over;
    }
}
