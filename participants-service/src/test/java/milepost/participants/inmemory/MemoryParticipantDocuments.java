package milepost.participants.inmemory;

import java.time.Instant;
import java.util.List;
import milepost.participants.application.ParticipantDocuments;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.TrainingStatus;
import milepost.participants.inmemory.Tables.DocumentKey;
import milepost.participants.inmemory.Tables.DocumentRow;
import milepost.platform.simulation.MemoryDatabase;
import reactor.core.publisher.Mono;

/** The stored documents. */
final class MemoryParticipantDocuments implements ParticipantDocuments {

    private final MemoryDatabase database;
    private final Tables tables;

    MemoryParticipantDocuments(MemoryDatabase database, Tables tables) {
        this.database = database;
        this.tables = tables;
    }

    @Override
    public Mono<Shelf> shelf(ParticipantId participant) {
        return Mono.fromSupplier(() -> new Shelf(tables.documents.where(row -> row.key().participant().equals(participant))
                .map(row -> new Kept(row.key().provider(), row.updatedAt(), row.body())).toList(), database.now()));
    }

    /** Nothing where the person is not known, whose time of creation the document has. */
    @Override
    public Mono<Void> put(ParticipantId participant, LeadProviderId provider, Instant updatedAt, List<TrainingStatus> statuses, byte[] body) {
        return Mono.fromRunnable(() -> {
            var person = tables.persons.get(participant);
            if (person != null) {
                put(new DocumentRow(new DocumentKey(participant, provider), statuses, body, person.createdAt(), updatedAt));
            }
        });
    }

    @Override
    public Mono<Void> withdraw(ParticipantId participant, LeadProviderId provider, Instant updatedAt) {
        return Mono.fromRunnable(() -> {
            var is = tables.documents.get(new DocumentKey(participant, provider));
            if (is != null) {
                put(new DocumentRow(is.key(), List.of(), null, is.createdAt(), updatedAt));
            }
        });
    }

    private void put(DocumentRow row) {
        tables.documents.put(row.key(), row);
    }

    @Override
    public Mono<Document> find(ParticipantId participant, LeadProviderId provider) {
        return Mono.fromSupplier(() -> {
            var row = tables.documents.get(new DocumentKey(participant, provider));
            return row == null || row.body() == null ? null : new Document(participant, row.updatedAt(), row.body());
        });
    }
}
