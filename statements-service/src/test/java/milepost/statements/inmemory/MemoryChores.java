package milepost.statements.inmemory;

import milepost.statements.application.Chores;
import reactor.core.publisher.Mono;

/** Looks for work in the background. */
final class MemoryChores implements Chores {

    private final Tables tables;

    MemoryChores(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Mono<Boolean> waiting() {
        return Mono.fromSupplier(() -> tables.spreads.where(spread -> spread.finishedAt().isEmpty()).findAny().isPresent()
                || tables.declarations.where(row -> row.waiting().isPresent()).findAny().isPresent()
                || tables.changes.size() > 0);
    }
}
