package milepost.participants.inmemory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.ecf.Role;
import milepost.participants.domain.ecf.TrainingRecordId;
import milepost.participants.inmemory.Tables.DocumentKey;
import milepost.platform.simulation.AsPostgresSorts;
import milepost.platform.simulation.MemoryDatabase;
import milepost.platform.simulation.MemoryTable;
import org.jspecify.annotations.Nullable;

/** The tables of what providers read in the early career framework, each in the order of its primary key. */
final class EcfTables {

    static final Comparator<TrainingRecordId> RECORDS = Comparator.comparing(TrainingRecordId::value, AsPostgresSorts.UUIDS);

    private static final Comparator<DocumentKey> PARTICIPANTS = Comparator.comparing(DocumentKey::participant, Tables.PARTICIPANTS)
            .thenComparing(key -> key.provider().value(), AsPostgresSorts.UUIDS);
    private static final Comparator<RowKey> ROWS = Comparator.comparing(RowKey::record, RECORDS)
            .thenComparing(key -> key.provider().value(), AsPostgresSorts.UUIDS);

    final MemoryTable<DocumentKey, ParticipantRow> participants;
    final MemoryTable<RowKey, FlatRow> rows;
    final MemoryTable<ParticipantId, Turn> turns;

    EcfTables(MemoryDatabase database) {
        this.participants = new MemoryTable<>(database, PARTICIPANTS);
        this.rows = new MemoryTable<>(database, ROWS);
        this.turns = new MemoryTable<>(database, Tables.PARTICIPANTS);
    }

    /** @param body null once the provider no longer sees the participant */
    record ParticipantRow(DocumentKey key, List<String> foundBy, byte @Nullable [] body, Instant createdAt, Instant updatedAt) {}

    record RowKey(TrainingRecordId record, LeadProviderId provider) {}

    /** @param body null once the provider no longer sees the training record */
    record FlatRow(RowKey key, ParticipantId participant, Role role, String cohort, byte @Nullable [] body, Instant createdAt, Instant updatedAt) {}

    record Turn(ParticipantId participant, LocalDate day) {}
}
