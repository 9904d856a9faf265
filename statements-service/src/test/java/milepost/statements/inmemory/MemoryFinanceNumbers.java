package milepost.statements.inmemory;

import milepost.platform.messaging.Versions;
import milepost.platform.simulation.MemorySequence;
import milepost.statements.application.FinanceNumbers;
import milepost.statements.application.FinanceNumbers.Stamp;
import reactor.core.publisher.Mono;

/** One sequence for the whole log; as a database's, it does not go back when a transaction fails. */
final class MemoryFinanceNumbers implements FinanceNumbers {

    private final Tables tables;
    private final Versions versions;
    private final MemorySequence numbers;

    MemoryFinanceNumbers(Tables tables, Versions versions) {
        this.tables = tables;
        this.versions = versions;
        this.numbers = new MemorySequence(tables.database);
    }

    @Override
    public Mono<Stamp> next() {
        return Mono.fromSupplier(() -> new Stamp(versions.next(numbers.next()), tables.database.now()));
    }
}
