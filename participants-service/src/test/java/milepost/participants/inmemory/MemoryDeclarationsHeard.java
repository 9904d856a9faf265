package milepost.participants.inmemory;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import milepost.participants.application.DeclarationsHeard;
import milepost.participants.domain.DeclarationId;
import milepost.participants.domain.HeardDeclaration;
import milepost.participants.domain.TrainingId;
import milepost.participants.domain.ecf.Completing;
import milepost.participants.domain.ecf.TrainingRecordId;
import milepost.participants.inmemory.Tables.DeclarationRow;
import milepost.participants.inmemory.Tables.RecordRow;
import milepost.platform.simulation.AsPostgresSorts;
import milepost.platform.simulation.MemoryDatabase;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The copies of declarations. */
final class MemoryDeclarationsHeard implements DeclarationsHeard {

    private static final Comparator<HeardDeclaration> OLDEST_FIRST = Comparator.comparing(HeardDeclaration::date)
            .thenComparing(declaration -> declaration.id().value(), AsPostgresSorts.UUIDS);

    /** What changed since then is on its way. */
    private static final Duration QUIET = Duration.ofSeconds(30);

    private final MemoryDatabase database;
    private final Tables tables;

    MemoryDeclarationsHeard(MemoryDatabase database, Tables tables) {
        this.database = database;
        this.tables = tables;
    }

    @Override
    public Flux<DeclarationId> keep(Map<HeardDeclaration, Long> declarations) {
        return Flux.defer(() -> Flux.fromIterable(declarations.entrySet().stream().filter(each -> kept(each.getKey(), each.getValue()))
                .map(each -> each.getKey().id()).toList()));
    }

    private boolean kept(HeardDeclaration declaration, long version) {
        var kept = tables.declarations.get(declaration.id());
        if (kept != null && kept.version() > version) {
            return false;
        }
        tables.declarations.put(declaration.id(), new DeclarationRow(declaration, version, database.now()));
        return true;
    }

    @Override
    public Mono<List<HeardDeclaration>> of(TrainingId training) {
        return Mono.fromSupplier(() -> tables.declarations.where(row -> row.declaration().training().equals(training))
                .map(DeclarationRow::declaration).sorted(OLDEST_FIRST).toList());
    }

    @Override
    public Flux<TrainingRecordId> completedOtherwise(@Nullable TrainingRecordId after, int limit) {
        return Flux.defer(() -> {
            var quietSince = database.now().minus(QUIET);
            return Flux.fromIterable(tables.records.after(after).values().stream().filter(this::contradicts)
                    .filter(row -> changedAt(row).isBefore(quietSince)).limit(limit).map(row -> row.record().id()).toList());
        });
    }

    private boolean contradicts(RecordRow row) {
        return Completing.decide(row.record(), completed(row).map(DeclarationRow::declaration).toList()).isPresent();
    }

    private Instant changedAt(RecordRow row) {
        return completed(row).map(DeclarationRow::changedAt).max(Comparator.naturalOrder()).orElse(row.recorded().at());
    }

    private Stream<DeclarationRow> completed(RecordRow row) {
        return tables.declarations.where(each -> each.declaration().training().equals(row.record().id()) && Completing.completes(each.declaration()));
    }
}
