package milepost.participants.inmemory;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import milepost.participants.application.EnrolmentHistory;
import milepost.participants.application.Recorded;
import milepost.participants.domain.ApplicationCopy;
import milepost.participants.domain.ApplicationId;
import milepost.participants.domain.DeclarationId;
import milepost.participants.domain.Enrolment;
import milepost.participants.domain.HeardDeclaration;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.Person;
import milepost.participants.domain.TrainingStatus;
import milepost.participants.domain.catalogue.CatalogueEntry;
import milepost.participants.domain.ecf.TrainingRecord;
import milepost.participants.domain.ecf.TrainingRecordId;
import milepost.platform.simulation.AsPostgresSorts;
import milepost.platform.simulation.MemoryDatabase;
import milepost.platform.simulation.MemoryTable;
import org.jspecify.annotations.Nullable;

/** The tables of the service, each in the order of its primary key. */
final class Tables {

    static final Comparator<ParticipantId> PARTICIPANTS = Comparator.comparing(ParticipantId::value, AsPostgresSorts.UUIDS);
    static final Comparator<ApplicationId> APPLICATIONS = Comparator.comparing(ApplicationId::value, AsPostgresSorts.UUIDS);
    static final Comparator<TrainingRecordId> RECORDS = Comparator.comparing(TrainingRecordId::value, AsPostgresSorts.UUIDS);

    private static final Comparator<DocumentKey> DOCUMENTS = Comparator.comparing(DocumentKey::participant, PARTICIPANTS)
            .thenComparing(key -> key.provider().value(), AsPostgresSorts.UUIDS);

    private static final Comparator<DeclarationId> DECLARATIONS = Comparator.comparing(DeclarationId::value, AsPostgresSorts.UUIDS);
    private static final Comparator<HistoryKey> HISTORY = Comparator.comparing(HistoryKey::enrolment, APPLICATIONS)
            .thenComparing(HistoryKey::version);
    private static final Comparator<RecordHistoryKey> RECORD_HISTORY = Comparator.comparing(RecordHistoryKey::record, RECORDS)
            .thenComparing(RecordHistoryKey::version);

    final MemoryTable<ParticipantId, PersonRow> persons;
    final MemoryTable<ApplicationId, ApplicationRow> applications;
    final MemoryTable<ApplicationId, EnrolmentRow> enrolments;
    final MemoryTable<DocumentKey, DocumentRow> documents;

    final MemoryTable<String, EntryRow> catalogue;
    final MemoryTable<DeclarationId, DeclarationRow> declarations;
    final MemoryTable<HistoryKey, EnrolmentHistory.Entry> history;
    final MemoryTable<TrainingRecordId, RecordRow> records;
    final MemoryTable<RecordHistoryKey, EnrolmentHistory.Entry> recordHistory;

    Tables(MemoryDatabase database) {
        this.persons = new MemoryTable<>(database, PARTICIPANTS);
        this.applications = new MemoryTable<>(database, APPLICATIONS);
        this.enrolments = new MemoryTable<>(database, APPLICATIONS);
        this.documents = new MemoryTable<>(database, DOCUMENTS);
        this.catalogue = MemoryTable.in(database);
        this.declarations = new MemoryTable<>(database, DECLARATIONS);
        this.history = new MemoryTable<>(database, HISTORY);
        this.records = new MemoryTable<>(database, RECORDS);
        this.recordHistory = new MemoryTable<>(database, RECORD_HISTORY);
    }

    /** The id changes stand in the person. */
    record PersonRow(Person person, Recorded recorded, Instant createdAt) {}

    record ApplicationRow(ApplicationCopy copy, long convergedVersion, Instant changedAt) {}

    record EnrolmentRow(Enrolment enrolment, Recorded recorded, Instant createdAt) {}

    record EntryRow(CatalogueEntry entry, long version) {}

    record DeclarationRow(HeardDeclaration declaration, long version, Instant changedAt) {}

    record HistoryKey(ApplicationId enrolment, long version) {}

    record RecordRow(TrainingRecord record, Recorded recorded, Instant createdAt) {}

    record RecordHistoryKey(TrainingRecordId record, long version) {}

    record DocumentKey(ParticipantId participant, LeadProviderId provider) {}

    /** @param body null once the provider no longer sees the participant */
    record DocumentRow(DocumentKey key, List<TrainingStatus> statuses, byte @Nullable [] body, Instant createdAt, Instant updatedAt) {}

    /** {@code greatest(now, previous + interval '1 microsecond')}. */
    static Instant later(Instant now, Instant previous) {
        var next = previous.plus(1, ChronoUnit.MICROS);
        return now.isAfter(next) ? now : next;
    }
}
