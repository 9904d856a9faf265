package milepost.statements.application;

import java.time.Instant;
import milepost.statements.application.Invoices.Actor;
import milepost.statements.application.Invoices.Step;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.invoice.Difference;
import milepost.statements.domain.invoice.Invoice;
import milepost.statements.domain.invoice.InvoiceCommand.Check;
import milepost.statements.domain.invoice.InvoiceDecision;
import milepost.statements.domain.invoice.InvoiceLifeCycle;
import milepost.statements.domain.statement.Statement;
import milepost.statements.domain.statement.StatementState;
import reactor.core.publisher.Mono;

/** Holds a statement's invoice against what the statement comes to now (decision E11); the caller holds its journal. */
public final class CheckInvoice {

    private final Invoices invoices;
    private final Statements statements;
    private final StatementContents.Reader contents;
    private final InvoiceMoved moved;

    public CheckInvoice(Invoices invoices, Statements statements, StatementContents.Reader contents, InvoiceMoved moved) {
        this.invoices = invoices;
        this.statements = statements;
        this.contents = contents;
        this.moved = moved;
    }

    public Mono<Void> run(StatementId id, Instant effectiveAt) {
        return invoices.standing(id).flatMap(invoice -> statements.find(id)
                // once paid, nothing changes
                .filter(statement -> statement.state() instanceof StatementState.Payable)
                .flatMap(statement -> contents.totals(statement)
                        .flatMap(standing -> check(statement, standing, invoice, effectiveAt))));
    }

    private Mono<Void> check(Statement statement, StatementTotals standing, Invoice invoice, Instant effectiveAt) {
        Check command = new Check(Difference.between(invoice.bill(), standing.figures()));
        return switch (InvoiceLifeCycle.decide(invoice.state(), command)) {
            case InvoiceDecision.Moved(var next) -> moved.byCheck(statement, standing.figures(), invoice.in(next),
                    new Step(Actor.SYSTEM, "statement_changed", effectiveAt));
            case InvoiceDecision.Unchanged _, InvoiceDecision.Refused _ -> Mono.empty();
        };
    }
}
