package milepost.applications.inmemory;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.ParticipantId;
import milepost.applications.domain.Person;
import milepost.applications.inmemory.Tables.ApplicationRow;
import milepost.applications.inmemory.Tables.EnrolmentRow;
import milepost.platform.simulation.MemoryDatabase;
import org.jspecify.annotations.Nullable;

/**
 * Finds the applications that show less than is known: of an older shape, or with a copy lying by that has been quiet for a while
 * and is not shown. A survivor brings over what its retired ids still hold.
 */
final class Behind {

    private static final Duration QUIET = Duration.ofSeconds(30);

    private final MemoryDatabase database;
    private final Tables tables;

    Behind(MemoryDatabase database, Tables tables) {
        this.database = database;
        this.tables = tables;
    }

    List<ApplicationId> find(int shape, @Nullable ApplicationId after, int limit) {
        Instant quietSince = database.now().minus(QUIET);
        Set<ParticipantId> families = families(quietSince);
        return tables.applications.after(after).values().stream()
                .filter(row -> row.shape() < shape || families.contains(row.application().participant()) || enrolmentIsNotShown(row, quietSince))
                .map(row -> row.application().id()).limit(limit).toList();
    }

    /** Only ever asked whether somebody is in it. */
    private Set<ParticipantId> families(Instant quietSince) {
        Set<ParticipantId> behind = new HashSet<>();
        tables.persons.where(row -> row.shownVersion() < row.person().version() && row.copiedAt().isBefore(quietSince))
                .forEach(row -> behind.add(row.person().id()));
        Set<ParticipantId> families = new HashSet<>(behind);
        tables.persons.where(row -> isRetiredIntoOne(row.person(), behind)).forEach(row -> families.add(row.person().id()));
        return families;
    }

    private static boolean isRetiredIntoOne(Person person, Set<ParticipantId> behind) {
        return person.retiredInto() != null && behind.contains(person.retiredInto());
    }

    private boolean enrolmentIsNotShown(ApplicationRow row, Instant quietSince) {
        EnrolmentRow enrolment = tables.enrolments.get(row.application().id());
        return enrolment != null && enrolment.shownVersion() < enrolment.enrolment().version() && enrolment.copiedAt().isBefore(quietSince);
    }
}
