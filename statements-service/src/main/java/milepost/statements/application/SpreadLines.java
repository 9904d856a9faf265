package milepost.statements.application;

import milepost.statements.application.Publications.FinanceFact;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementState.Open;
import milepost.statements.domain.statement.StatementState.Paid;
import milepost.statements.domain.statement.StatementState.Payable;
import reactor.core.publisher.Mono;

/**
 * Tells the suite, batch by batch, what a cut-off or an authorisation has already made of the lines. It looks for lines that do
 * not tell their statement's state yet, so it can die anywhere and be run again.
 */
public final class SpreadLines {

    static final int BATCH = 200;

    private final Transactions transactions;
    private final Spreads spreads;
    private final Statements statements;
    private final StatementContents.Reader contents;
    private final DeclarationLines lines;
    private final Publications publications;

    public SpreadLines(Transactions transactions, Spreads spreads, Statements statements, StatementContents.Reader contents,
            DeclarationLines lines, Publications publications) {
        this.transactions = transactions;
        this.spreads = spreads;
        this.statements = statements;
        this.contents = contents;
        this.lines = lines;
        this.publications = publications;
    }

    /** Works through everything unfinished; answers how many declarations were told. */
    public Mono<Integer> run() {
        return spreads.unfinished().collectList()
                .flatMapIterable(unfinished -> unfinished)
                .concatMap(this::spread)
                .reduce(0, Integer::sum);
    }

    private Mono<Integer> spread(StatementId id) {
        return batch(id)
                .expand(told -> told == 0 ? Mono.empty() : batch(id))
                .reduce(0, Integer::sum)
                .delayUntil(_ -> transactions.run(finish(id)));
    }

    /** One batch in one transaction; 0 when nothing is left, or all that is left is in use by others. */
    public Mono<Integer> batch(StatementId id) {
        return transactions.run(lines.lockUntold(id, BATCH).collectList()
                .flatMap(ids -> ids.isEmpty()
                        ? Mono.just(0)
                        : lines.next(ids).collectList().flatMap(publications::lines).thenReturn(ids.size())));
    }

    /** Under the statement's lock, or an authorisation between the look and the mark would never be told. */
    private Mono<Void> finish(StatementId id) {
        return statements.share(id).flatMap(statement -> lines.anyUntold(id).flatMap(left -> left
                ? Mono.empty()
                : spreads.finish(id).filter(paid -> paid).flatMap(_ -> paid(statement))));
    }

    private Mono<Void> paid(Statement statement) {
        return switch (statement.state()) {
            case Paid paid -> contents.totals(statement).flatMap(standing -> publications.fact(
                    new FinanceFact.Paid(statement, standing.figures(), paid.authorisedAt())));
            case Open _,
                 Payable _ -> Mono.empty();
        };
    }
}
