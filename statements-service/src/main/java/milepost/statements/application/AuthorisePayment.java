package milepost.statements.application;

import java.time.Instant;
import milepost.statements.application.Publications.FinanceFact;
import milepost.statements.domain.LondonDay;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.journal.Journal;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementCommand.Authorise;
import milepost.statements.domain.statement.StatementCommand.Checks;
import milepost.statements.domain.statement.StatementDecision;
import milepost.statements.domain.statement.StatementLifeCycle;
import milepost.statements.domain.statement.StatementRefusal;
import reactor.core.publisher.Mono;

/** Authorises a statement's payment: one transaction on its row pays every line that was not voided before (decision E9). */
public final class AuthorisePayment {

    private final Transactions transactions;
    private final Statements statements;
    private final StatementContents.Reader contents;
    private final InvoiceOutstanding invoice;
    private final Journals journals;
    private final StatementMoved moved;

    public AuthorisePayment(Transactions transactions, Statements statements, StatementContents.Reader contents,
            InvoiceOutstanding invoice, Journals journals, StatementMoved moved) {
        this.transactions = transactions;
        this.statements = statements;
        this.contents = contents;
        this.invoice = invoice;
        this.journals = journals;
        this.moved = moved;
    }

    /** What became of it. */
    public sealed interface Outcome {

        record Authorised(Statement statement) implements Outcome {
        }

        record NoSuchStatement() implements Outcome {
        }

        record Refused(StatementRefusal why) implements Outcome {
        }
    }

    public Mono<Outcome> run(StatementId id, boolean confirmed, Instant now) {
        return transactions.run(statements.lock(id)
                .flatMap(statement -> contents.totals(statement).flatMap(standing -> authorise(statement, standing, confirmed, now)))
                .defaultIfEmpty(new Outcome.NoSuchStatement()));
    }

    private Mono<Outcome> authorise(Statement statement, StatementTotals standing, boolean confirmed, Instant now) {
        boolean anything = anythingToPay(statement, standing);
        StatementDecision unlessInvoiceOutstanding = decide(statement, now, new Checks(confirmed, false, anything));
        // only where nothing else is in the way does it matter enough to ask others
        return unlessInvoiceOutstanding instanceof StatementDecision.Moved
                ? invoice.on(statement, standing.figures()).flatMap(outstanding ->
                        follow(statement, standing, now, decide(statement, now, new Checks(confirmed, outstanding, anything))))
                : follow(statement, standing, now, unlessInvoiceOutstanding);
    }

    private static StatementDecision decide(Statement statement, Instant now, Checks checks) {
        return StatementLifeCycle.decide(statement.state(), new Authorise(now, LondonDay.of(now), statement.terms().deadline(), checks));
    }

    private Mono<Outcome> follow(Statement statement, StatementTotals standing, Instant now, StatementDecision decision) {
        return switch (decision) {
            case StatementDecision.Moved(var paid) -> journals.append(statement.id(), now, Journal::authorised)
                    .then(moved.to(statement.in(paid), standing.figures(),
                            stored -> new FinanceFact.Authorised(stored, standing.figures(), now)))
                    .map(Outcome.Authorised::new);
            case StatementDecision.Refused(var why) -> Mono.just(new Outcome.Refused(why));
            case StatementDecision.Unchanged _, StatementDecision.Forecast _, StatementDecision.Journalled _ ->
                    Mono.just(new Outcome.Refused(StatementRefusal.STATEMENT_NOT_PAYABLE));
        };
    }

    private static boolean anythingToPay(Statement statement, StatementTotals standing) {
        return !statement.terms().outputFee() || standing.sums().lines() > 0 || standing.figures().hasAmounts();
    }
}
