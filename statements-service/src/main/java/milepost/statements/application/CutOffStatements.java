package milepost.statements.application;

import java.time.Instant;
import java.util.List;
import milepost.statements.application.Publications.FinanceFact;
import milepost.statements.application.Statements.CutOffFilter;
import milepost.statements.domain.LondonDay;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.journal.Journal;
import milepost.statements.domain.pricing.Figures;
import milepost.statements.domain.pricing.Priced;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementCommand.CutOff;
import milepost.statements.domain.statement.StatementDecision;
import milepost.statements.domain.statement.StatementLifeCycle;
import reactor.core.publisher.Mono;

/** Closes every open statement whose deadline has passed, each in a transaction of its own (decisions E3 and E8). */
public final class CutOffStatements {

    private final Transactions transactions;
    private final Statements statements;
    private final StatementContents.Reader contents;
    private final Journals journals;
    private final StatementMoved moved;

    public CutOffStatements(Transactions transactions, Statements statements, StatementContents.Reader contents,
            Journals journals, StatementMoved moved) {
        this.transactions = transactions;
        this.statements = statements;
        this.contents = contents;
        this.journals = journals;
        this.moved = moved;
    }

    /** Answers the statements that became payable. */
    public Mono<List<StatementId>> run(CutOffFilter filter, Instant now) {
        return statements.due(LondonDay.of(now), filter).collectList()
                .flatMapIterable(due -> due)
                .concatMap(id -> transactions.run(close(id, now))
                        // it stays due, and the others close
                        .onErrorResume(CohortNotKnown.class, _ -> Mono.empty()))
                .collectList();
    }

    /** Whether one is due still. */
    Mono<Boolean> anyLeft(Instant now) {
        return statements.due(LondonDay.of(now), CutOffFilter.ALL).hasElements();
    }

    private Mono<StatementId> close(StatementId id, Instant now) {
        return statements.lock(id).flatMap(statement -> {
            CutOff command = new CutOff(now, LondonDay.of(now), statement.terms().deadline());
            return switch (StatementLifeCycle.decide(statement.state(), command)) {
                case StatementDecision.Moved(var payable) -> contents.of(statement)
                        .flatMap(standing -> {
                            Figures figures = standing.figures();
                            return fix(statement, standing, now)
                                    .then(moved.to(statement.in(payable), figures, stored -> new FinanceFact.Payable(stored, figures, now)));
                        })
                        .thenReturn(id);
                // someone else was faster, or moved the deadline
                case StatementDecision.Refused _, StatementDecision.Unchanged _, StatementDecision.Forecast _,
                     StatementDecision.Journalled _ -> Mono.empty();
            };
        });
    }

    private Mono<Void> fix(Statement statement, StatementContents standing, Instant now) {
        Priced priced = standing.priced();
        return journals.open(
                statement.id(), priced, standing.vatRegistered(), Journal.cutOff(priced.figures()), now);
    }
}
