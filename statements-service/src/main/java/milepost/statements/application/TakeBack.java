package milepost.statements.application;

import java.util.List;
import java.util.Optional;
import milepost.statements.application.Contracts.Contract;
import milepost.statements.domain.statement.Statement;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * After a restore from an older copy: takes over what had been published of contracts, statements and lines and the rows no longer know.
 * Nothing is decided here; what the amounts come to is settled when all of it is back. Runs in a transaction that the caller opened.
 */
public final class TakeBack {

    private final Restored restored;
    private final Contracts contracts;
    private final Statements statements;
    private final DeclarationCopies copies;
    private final DeclarationLines lines;
    private final Forecasts forecasts;
    private final Publications publications;

    public TakeBack(Restored restored, Contracts contracts, Statements statements, DeclarationCopies copies, DeclarationLines lines,
            Forecasts forecasts, Publications publications) {
        this.restored = restored;
        this.contracts = contracts;
        this.statements = statements;
        this.copies = copies;
        this.lines = lines;
        this.forecasts = forecasts;
        this.publications = publications;
    }

    /** @return false where the row is not older */
    public Mono<Boolean> contract(Contract told) {
        return contracts.lock(told.id()).map(Contract::version).defaultIfEmpty(0L).flatMap(known -> known >= told.version() ? Mono.just(false)
                : restored.contract(told).then(Mono.defer(() -> contracts.find(told.id())))
                        .delayUntil(publications::contract)
                        .delayUntil(stored -> statements.open(stored.leadProvider(), Optional.of(stored.cohort()),
                                        Optional.of(stored.current().terms().kind().family()))
                                .collectList().flatMapMany(Flux::fromIterable).concatMap(forecasts::changed).then())
                        .thenReturn(true));
    }

    /** @return false where the row is not older */
    public Mono<Boolean> statement(PublishedStatement told) {
        Statement statement = told.statement();
        return statements.lock(statement.id()).map(Statement::version).defaultIfEmpty(0L).flatMap(known -> known >= statement.version()
                ? Mono.just(false)
                : restored.statement(told)
                        .flatMap(stored -> publications.takenBack(new PublishedStatement(stored, told.adjustments(), told.closing(), told.invoices())))
                        .thenReturn(true));
    }

    /** @return false where the rows are not older */
    public Mono<Boolean> lines(PublishedLines told, long known) {
        return known >= told.version() ? Mono.just(false)
                : copies.fold(told.whole().copy())
                        .then(Mono.defer(() -> restored.lines(told)))
                        .then(Mono.defer(() -> lines.next(List.of(told.declaration())).collectList()))
                        .flatMap(publications::lines)
                        .thenReturn(true);
    }
}
