package milepost.applications.inmemory;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import milepost.applications.application.Applications.Change;
import milepost.applications.application.Applications.Stored;
import milepost.applications.application.Documents.Rendered;
import milepost.applications.domain.Application;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.Examples;
import milepost.applications.domain.ParticipantId;
import milepost.applications.domain.Person;
import milepost.applications.domain.catalogue.LeadProviderId;
import org.jspecify.annotations.Nullable;

/** Rows as contracts write them. */
final class Rows {

    static final Change CHANGE = new Change("tried", "system", Examples.AT, null);

    private Rows() {
    }

    static Person person(@Nullable String trn, boolean verified) {
        return new Person(new ParticipantId(UUID.randomUUID()), "Robin", null, trn, verified, null, 1);
    }

    static Person at(Person person, long version) {
        return new Person(person.id(), person.fullName(), person.email(), person.trn(), person.trnVerified(), person.retiredInto(), version);
    }

    static Person retired(Person person, Person into) {
        return new Person(person.id(), person.fullName(), person.email(), person.trn(), person.trnVerified(), into.id(), person.version());
    }

    static String someTrn() {
        return "%07d".formatted(ThreadLocalRandom.current().nextInt(10_000_000));
    }

    /** Ids just below and just above where Java's order and PostgreSQL's part. */
    static UUID low() {
        return new UUID(0x7fff_ffff_ffff_ffffL, ThreadLocalRandom.current().nextLong());
    }

    static UUID high() {
        return new UUID(0x8000_0000_0000_0000L, ThreadLocalRandom.current().nextLong());
    }

    static Application application(UUID id, Person person, LeadProviderId provider) {
        Application it = Examples.application();
        return new Application(new ApplicationId(id), person.id(), provider, it.course(), it.courseGroup(), it.cohort(), it.answers(),
                it.state(), it.funding(), null, it.effectiveAt(), it.createdAt(), it.updatedAt(), 1);
    }

    static Stored stored(Application application, Person person) {
        return stored(application, person, 1);
    }

    static Stored stored(Application application, Person person, int shape) {
        byte[] body = application.toString().getBytes(StandardCharsets.UTF_8);
        return new Stored(application, person, new Rendered(body, "e" + application.version()), shape);
    }
}
