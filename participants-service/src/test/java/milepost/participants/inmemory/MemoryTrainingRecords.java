package milepost.participants.inmemory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import milepost.participants.application.Recorded;
import milepost.participants.application.ecf.TrainingRecords;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.TrainingStatus;
import milepost.participants.domain.ecf.TrainingRecord;
import milepost.participants.domain.ecf.TrainingRecordId;
import milepost.participants.inmemory.Tables.RecordRow;
import milepost.platform.messaging.Versions;
import milepost.platform.simulation.MemoryDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The ECF training records. */
final class MemoryTrainingRecords implements TrainingRecords {

    private static final long NEVER_STORED = -1;
    private static final Comparator<RecordRow> OLDEST_FIRST = Comparator.comparing((RecordRow row) -> row.record().madeAt())
            .thenComparing(MemoryTrainingRecords::id, Tables.RECORDS);
    private static final Comparator<Parallel> LONGEST_FIRST = Comparator.comparing(Parallel::since)
            .thenComparing(parallel -> parallel.records().getFirst(), Tables.RECORDS);

    private final MemoryDatabase database;
    private final Versions versions;
    private final Tables tables;

    MemoryTrainingRecords(MemoryDatabase database, Versions versions, Tables tables) {
        this.database = database;
        this.versions = versions;
        this.tables = tables;
    }

    @Override
    public Mono<Stored> find(TrainingRecordId id) {
        return Mono.fromSupplier(() -> {
            var row = tables.records.get(id);
            return row == null ? null : stored(row);
        });
    }

    @Override
    public Mono<Recorded> store(TrainingRecord record, @Nullable Recorded previous) {
        return Mono.fromSupplier(() -> {
            var is = tables.records.get(record.id());
            var before = previous == null ? NEVER_STORED : previous.version();
            if (is != null && is.recorded().version() != before) {
                throw new OptimisticLockingFailureException("training record " + record.id() + " is not at " + before);
            }
            var version = previous == null ? versions.first() : versions.next(before);
            var now = database.now();
            var recorded = new Recorded(version, is == null ? now : Tables.later(now, is.recorded().at()));
            tables.records.put(record.id(), new RecordRow(record, recorded, is == null ? now : is.createdAt()));
            return recorded;
        });
    }

    @Override
    public Flux<Stored> byIds(Collection<TrainingRecordId> ids) {
        return found(() -> tables.records.where(row -> ids.contains(id(row))));
    }

    @Override
    public Flux<Stored> ofParticipant(ParticipantId participant) {
        return found(() -> tables.records.where(row -> row.record().participant().equals(participant)).sorted(OLDEST_FIRST));
    }

    @Override
    public Flux<Stored> mentoredBy(ParticipantId mentor) {
        return found(() -> tables.records.where(row -> row.record().periods().stream().anyMatch(period -> mentor.value().equals(period.mentor()))));
    }

    @Override
    public Flux<Stored> after(@Nullable TrainingRecordId id, int limit) {
        return found(() -> tables.records.after(id).values().stream().limit(limit));
    }

    @Override
    public Flux<Parallel> parallel(int limit) {
        return Flux.defer(() -> {
            var groups = new LinkedHashMap<List<String>, List<RecordRow>>();
            tables.records.where(row -> row.record().periods().getLast().status() != TrainingStatus.WITHDRAWN).sorted(OLDEST_FIRST)
                    .forEach(row -> groups.computeIfAbsent(List.of(person(row), row.record().role().word()), _ -> new ArrayList<>()).add(row));
            return Flux.fromIterable(groups.values().stream().filter(rows -> rows.size() > 1).map(MemoryTrainingRecords::parallel)
                    .sorted(LONGEST_FIRST).limit(limit).toList());
        });
    }

    private String person(RecordRow row) {
        var participant = row.record().participant();
        var known = tables.persons.get(participant);
        return known == null ? participant.toString()
                : known.person().verifiedTrn().map(trn -> trn.digits()).orElseGet(participant::toString);
    }

    private static Parallel parallel(List<RecordRow> rows) {
        var oldest = rows.getFirst().record();
        var since = rows.stream().map(RecordRow::createdAt).max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
        return new Parallel(oldest.participant(), oldest.role(), rows.stream().map(MemoryTrainingRecords::id).toList(), since);
    }

    @Override
    public Flux<Count> counts() {
        return Flux.defer(() -> {
            var counts = new EnumMap<TrainingStatus, Long>(TrainingStatus.class);
            tables.records.rows().forEach(row -> counts.merge(row.record().periods().getLast().status(), 1L, Long::sum));
            return Flux.fromIterable(counts.entrySet().stream().map(count -> new Count(count.getKey(), count.getValue())).toList());
        });
    }

    private static Flux<Stored> found(Supplier<Stream<RecordRow>> rows) {
        return Flux.defer(() -> Flux.fromIterable(rows.get().map(MemoryTrainingRecords::stored).toList()));
    }

    private static TrainingRecordId id(RecordRow row) {
        return row.record().id();
    }

    static Stored stored(RecordRow row) {
        return new Stored(row.record(), row.recorded());
    }
}
