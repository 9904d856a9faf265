package milepost.statements.application;

import java.util.function.Function;
import milepost.statements.application.Publications.FinanceFact;
import milepost.statements.domain.pricing.Figures;
import milepost.statements.domain.statement.Statement;
import reactor.core.publisher.Mono;

/** What follows when a statement moves on: it is stored, shown, published and told to finance, and its lines are to be told. */
public final class StatementMoved {

    private final Statements statements;
    private final Spreads spreads;
    private final Forecasts forecasts;
    private final Publications publications;

    public StatementMoved(Statements statements, Spreads spreads, Forecasts forecasts, Publications publications) {
        this.statements = statements;
        this.spreads = spreads;
        this.forecasts = forecasts;
        this.publications = publications;
    }

    Mono<Statement> to(Statement next, Figures figures, Function<Statement, FinanceFact> fact) {
        return statements.store(next).flatMap(stored -> spreads.start(stored)
                .then(forecasts.render(stored, figures))
                .then(publications.statementAndFact(stored, fact.apply(stored)))
                .thenReturn(stored));
    }
}
