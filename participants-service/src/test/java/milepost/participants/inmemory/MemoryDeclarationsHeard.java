package milepost.participants.inmemory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import milepost.participants.application.DeclarationsHeard;
import milepost.participants.domain.DeclarationId;
import milepost.participants.domain.HeardDeclaration;
import milepost.participants.domain.TrainingId;
import milepost.participants.inmemory.Tables.DeclarationRow;
import milepost.platform.simulation.AsPostgresSorts;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The copies of declarations. */
final class MemoryDeclarationsHeard implements DeclarationsHeard {

    private static final Comparator<HeardDeclaration> OLDEST_FIRST = Comparator.comparing(HeardDeclaration::date)
            .thenComparing(declaration -> declaration.id().value(), AsPostgresSorts.UUIDS);

    private final Tables tables;

    MemoryDeclarationsHeard(Tables tables) {
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
        tables.declarations.put(declaration.id(), new DeclarationRow(declaration, version));
        return true;
    }

    @Override
    public Mono<List<HeardDeclaration>> of(TrainingId training) {
        return Mono.fromSupplier(() -> tables.declarations.where(row -> row.declaration().training().equals(training))
                .map(DeclarationRow::declaration).sorted(OLDEST_FIRST).toList());
    }
}
