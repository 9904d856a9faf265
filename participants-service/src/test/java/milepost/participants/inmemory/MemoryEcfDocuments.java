package milepost.participants.inmemory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import milepost.participants.application.ecf.EcfDocuments;
import milepost.participants.application.ecf.FoundBy;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.ecf.EcfParticipantView;
import milepost.participants.domain.ecf.RecordView;
import milepost.participants.domain.ecf.Role;
import milepost.participants.domain.ecf.TrainingRecordId;
import milepost.participants.inmemory.EcfTables.FlatRow;
import milepost.participants.inmemory.EcfTables.ParticipantRow;
import milepost.participants.inmemory.EcfTables.RowKey;
import milepost.participants.inmemory.EcfTables.Turn;
import milepost.participants.inmemory.Tables.DocumentKey;
import milepost.platform.simulation.MemoryDatabase;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The stored documents of ECF participants. */
final class MemoryEcfDocuments implements EcfDocuments {

    private static final Comparator<FlatRow> IN_ORDER = Comparator.comparing(FlatRow::role).thenComparing(FlatRow::createdAt)
            .thenComparing(row -> row.key().record(), EcfTables.RECORDS);
    private static final Comparator<Turn> LONGEST_OVERDUE = Comparator.comparing(Turn::day).thenComparing(Turn::participant, Tables.PARTICIPANTS);

    private final MemoryDatabase database;
    private final EcfTables tables;

    MemoryEcfDocuments(MemoryDatabase database, EcfTables tables) {
        this.database = database;
        this.tables = tables;
    }

    @Override
    public Mono<Document> participant(ParticipantId participant, LeadProviderId provider) {
        return Mono.fromSupplier(() -> {
            var row = tables.participants.get(new DocumentKey(participant, provider));
            return row == null || row.body() == null ? null : new Document(participant, row.updatedAt(), row.body());
        });
    }

    @Override
    public Mono<Document> row(ParticipantId participant, LeadProviderId provider, Optional<Role> role) {
        return Mono.defer(() -> Mono.justOrEmpty(tables.rows
                .where(row -> row.participant().equals(participant) && row.key().provider().equals(provider) && row.body() != null)
                .filter(row -> role.map(row.role()::equals).orElse(true))
                .min(IN_ORDER)
                .map(row -> new Document(participant, row.updatedAt(), Objects.requireNonNull(row.body())))));
    }

    @Override
    public Mono<Document> row(TrainingRecordId record, LeadProviderId provider) {
        return Mono.fromSupplier(() -> {
            var row = tables.rows.get(new RowKey(record, provider));
            return row == null || row.body() == null ? null : new Document(row.participant(), row.updatedAt(), row.body());
        });
    }

    @Override
    public Mono<Shelf> shelf(ParticipantId participant, Collection<TrainingRecordId> records) {
        return Mono.fromSupplier(() -> {
            var turn = tables.turns.get(participant);
            return new Shelf(
                    tables.participants.where(row -> row.key().participant().equals(participant))
                            .map(row -> new Kept(row.key().provider(), row.updatedAt(), row.body())).toList(),
                    tables.rows.where(row -> row.participant().equals(participant) || records.contains(row.key().record()))
                            .map(row -> new KeptRow(row.key().record(), row.key().provider(), row.updatedAt(), row.body())).toList(),
                    Optional.ofNullable(turn).map(Turn::day), database.now());
        });
    }

    @Override
    public Mono<Void> put(EcfParticipantView view, Instant updatedAt, byte[] body) {
        return Mono.fromRunnable(() -> {
            var key = new DocumentKey(view.person().id(), view.seenBy());
            var is = tables.participants.get(key);
            tables.participants.put(key, new ParticipantRow(key, FoundBy.of(view), body, is == null ? updatedAt : is.createdAt(), updatedAt));
        });
    }

    @Override
    public Mono<Void> put(RecordView view, Instant updatedAt, byte[] body) {
        return Mono.fromRunnable(() -> {
            var record = view.record();
            var key = new RowKey(record.id(), view.stretch().leadProvider());
            var is = tables.rows.get(key);
            tables.rows.put(key, new FlatRow(key, record.participant(), record.role(), view.stretch().last().cohort().startYear(), body,
                    is == null ? updatedAt : is.createdAt(), updatedAt));
        });
    }

    @Override
    public Mono<Void> withdraw(ParticipantId participant, LeadProviderId provider, Instant updatedAt) {
        return Mono.fromRunnable(() -> {
            var is = tables.participants.get(new DocumentKey(participant, provider));
            if (is != null) {
                tables.participants.put(is.key(), new ParticipantRow(is.key(), List.of(), null, is.createdAt(), updatedAt));
            }
        });
    }

    @Override
    public Mono<Void> withdraw(TrainingRecordId record, LeadProviderId provider, Instant updatedAt) {
        return Mono.fromRunnable(() -> {
            var is = tables.rows.get(new RowKey(record, provider));
            if (is != null) {
                tables.rows.put(is.key(), new FlatRow(is.key(), is.participant(), is.role(), is.cohort(), null, is.createdAt(), updatedAt));
            }
        });
    }

    @Override
    public Mono<Void> turnsOn(ParticipantId participant, @Nullable LocalDate day) {
        return Mono.fromRunnable(() -> {
            if (day == null) {
                tables.turns.remove(participant);
            } else {
                tables.turns.put(participant, new Turn(participant, day));
            }
        });
    }

    @Override
    public Flux<ParticipantId> turning(LocalDate day, int limit) {
        return Flux.defer(() -> Flux.fromIterable(tables.turns.where(turn -> !turn.day().isAfter(day))
                .sorted(LONGEST_OVERDUE).limit(limit).map(Turn::participant).toList()));
    }
}
