package milepost.applications.inmemory;

import java.util.List;
import java.util.UUID;
import milepost.applications.application.DeclarationsHeard;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.HeardDeclaration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The copies of declarations. */
final class MemoryDeclarationsHeard implements DeclarationsHeard {

    private final Tables tables;

    MemoryDeclarationsHeard(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Mono<List<HeardDeclaration>> of(ApplicationId application) {
        return Mono.fromSupplier(() -> tables.declarations.where(it -> it.application().equals(application)).toList());
    }

    @Override
    public Flux<UUID> keep(List<HeardDeclaration> declarations) {
        return Flux.defer(() -> Flux.fromIterable(declarations.stream().filter(this::kept).map(HeardDeclaration::id).toList()));
    }

    private boolean kept(HeardDeclaration declaration) {
        HeardDeclaration is = tables.declarations.get(declaration.id());
        if (is != null && declaration.version() < is.version()) {
            return false;
        }
        tables.declarations.put(declaration.id(), declaration);
        return true;
    }
}
