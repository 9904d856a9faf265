package milepost.statements.application;

import milepost.statements.domain.StatementId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Recomputes the statements whose amounts changed, however many changes came together (decision E8). */
public final class RefreshForecasts {

    private static final int AT_ONCE = 100;

    private final Transactions transactions;
    private final Statements statements;
    private final StatementContents.Reader contents;
    private final Forecasts forecasts;
    private final Unhurried unhurried;

    public RefreshForecasts(Transactions transactions, Statements statements, StatementContents.Reader contents,
            Forecasts forecasts, Unhurried unhurried) {
        this.transactions = transactions;
        this.statements = statements;
        this.contents = contents;
        this.forecasts = forecasts;
        this.unhurried = unhurried;
    }

    /** Answers how many statements were recomputed. */
    public Mono<Long> run() {
        return Flux.defer(() -> forecasts.pending(AT_ONCE, unhurried.resting())).collectList()
                .flatMapIterable(pending -> pending)
                .concatMap(id -> unhurried.on(id, transactions.run(refresh(id))).thenReturn(id)
                        // what was noted stays noted
                        .onErrorResume(CohortNotKnown.class, _ -> Mono.empty()))
                .count();
    }

    /** The lock keeps a cut-off from writing a newer document that this one would overwrite. */
    private Mono<Void> refresh(StatementId id) {
        return statements.share(id).flatMap(statement -> forecasts.take(id)
                .then(Mono.defer(() -> contents.totals(statement)))
                .flatMap(standing -> forecasts.render(statement, standing.figures())));
    }
}
