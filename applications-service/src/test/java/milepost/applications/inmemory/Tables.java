package milepost.applications.inmemory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import milepost.applications.application.Applications.Change;
import milepost.applications.application.Catalogue;
import milepost.applications.application.Documents.Rendered;
import milepost.applications.domain.Application;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.EligibilityList;
import milepost.applications.domain.Enrolment;
import milepost.applications.domain.HeardDeclaration;
import milepost.applications.domain.ParticipantId;
import milepost.applications.domain.Person;
import milepost.applications.domain.ShownPartner;
import milepost.platform.simulation.AsPostgresSorts;
import milepost.platform.simulation.MemoryDatabase;
import milepost.platform.simulation.MemoryTable;

/** The tables of the service, each in the order of its primary key. */
final class Tables {

    static final Comparator<ApplicationId> APPLICATIONS = Comparator.comparing(ApplicationId::value, AsPostgresSorts.UUIDS);

    /** By key, which holds nothing that Java and the collation "C" sort differently. */
    final MemoryTable<String, Catalogue.Stored> catalogue;
    final MemoryTable<ParticipantId, PersonRow> persons;
    final MemoryTable<ApplicationId, EnrolmentRow> enrolments;
    final MemoryTable<UUID, HeardDeclaration> declarations;
    /** By provider and partner. */
    final MemoryTable<List<UUID>, ShownPartner> partners;
    final MemoryTable<ApplicationId, ApplicationRow> applications;
    final MemoryTable<Long, HistoryRow> history;
    final MemoryTable<EligibilityList, Set<String>> eligibility;

    Tables(MemoryDatabase database) {
        this.catalogue = MemoryTable.in(database);
        this.persons = new MemoryTable<>(database, Comparator.comparing(ParticipantId::value, AsPostgresSorts.UUIDS));
        this.enrolments = new MemoryTable<>(database, APPLICATIONS);
        this.declarations = new MemoryTable<>(database, AsPostgresSorts.UUIDS);
        this.partners = new MemoryTable<>(database, Comparator.<List<UUID>, UUID>comparing(List::getFirst, AsPostgresSorts.UUIDS)
                .thenComparing(List::getLast, AsPostgresSorts.UUIDS));
        this.applications = new MemoryTable<>(database, APPLICATIONS);
        this.history = MemoryTable.in(database);
        this.eligibility = MemoryTable.in(database);
    }

    record PersonRow(Person person, long shownVersion, Instant copiedAt) {
    }

    record EnrolmentRow(Enrolment enrolment, long shownVersion, Instant copiedAt) {
    }

    record ApplicationRow(Application application, Rendered document, int shape, byte[] contentHash) {
    }

    record HistoryRow(Application application, Change change, Instant recordedAt) {
    }
}
